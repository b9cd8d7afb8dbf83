# SPDX-License-Identifier: EUPL-1.2
"""Pages of identity: signing in and out."""
