# SPDX-License-Identifier: EUPL-1.2
"""Which days are holidays, and how a question for them is read. Pure."""
