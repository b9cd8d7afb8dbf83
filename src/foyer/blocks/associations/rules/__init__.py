# SPDX-License-Identifier: EUPL-1.2
"""What decides about connections with the register. No Django, no other block."""
