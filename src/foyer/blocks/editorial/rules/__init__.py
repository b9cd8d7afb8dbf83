# SPDX-License-Identifier: EUPL-1.2
"""What decides about articles: the normal form of addresses, and in which form an answer is given."""
