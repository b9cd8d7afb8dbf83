# SPDX-License-Identifier: EUPL-1.2
"""What changes connections, a verb a file."""
