# SPDX-License-Identifier: EUPL-1.2
"""What a term is."""
