# SPDX-License-Identifier: EUPL-1.2
"""Changes of roles, a verb each; `change` is the way they share."""
