# SPDX-License-Identifier: EUPL-1.2
"""What associations answers in the entry API: thin endpoints, and the words of their documentation."""
