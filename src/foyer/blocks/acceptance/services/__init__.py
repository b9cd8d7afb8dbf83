# SPDX-License-Identifier: EUPL-1.2
"""Making an acceptance environment."""
