# SPDX-License-Identifier: EUPL-1.2
"""The entry API: one object that answers, and what it does before an endpoint is called."""
