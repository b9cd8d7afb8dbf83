# SPDX-License-Identifier: EUPL-1.2
"""What changes letters, refusals and preferences, a verb a file."""
