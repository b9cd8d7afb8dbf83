# SPDX-License-Identifier: EUPL-1.2
"""What an import does to the world, a verb a file."""
