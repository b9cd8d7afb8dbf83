# SPDX-License-Identifier: EUPL-1.2
"""Calendar summaries written a second time, slowly and plainly, to hold the real ones against.

Nothing is shared with the rules: words, months and shapes stand here again, documents are plain JSON, and a
summary is put together in the order in which the contract describes it.
"""
