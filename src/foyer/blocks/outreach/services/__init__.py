# SPDX-License-Identifier: EUPL-1.2
"""What changes mailing lists, a verb a file."""
