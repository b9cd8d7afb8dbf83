# SPDX-License-Identifier: EUPL-1.2
"""How addresses are compared. Pure."""
