# SPDX-License-Identifier: EUPL-1.2
"""Pages of mail: what somebody wants to get, and what mail services tell."""
