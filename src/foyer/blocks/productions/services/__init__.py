# SPDX-License-Identifier: EUPL-1.2
"""What changes productions: a verb a file."""
