# SPDX-License-Identifier: EUPL-1.2
"""What ownership answers in the entry API: thin endpoints, and the words of their documentation."""
