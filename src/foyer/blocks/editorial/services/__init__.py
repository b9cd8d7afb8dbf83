# SPDX-License-Identifier: EUPL-1.2
"""What changes articles: a verb a file."""
