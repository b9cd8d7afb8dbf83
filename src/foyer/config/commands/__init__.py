# SPDX-License-Identifier: EUPL-1.2
"""Commands of the house as a whole: up, test, check and bench. Blocks bring the others."""
