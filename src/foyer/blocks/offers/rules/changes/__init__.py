# SPDX-License-Identifier: EUPL-1.2
"""Changes of single properties that touch others too. Callers finish the state afterwards."""
