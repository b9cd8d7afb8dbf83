# SPDX-License-Identifier: EUPL-1.2
"""The named rights of search. Searching itself is open; who may call the API says its channel."""

from foyer.kernel.rights import Right, authenticated

KEEP_SEARCHES = Right("search.keep-searches", (authenticated,))
