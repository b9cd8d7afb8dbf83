# SPDX-License-Identifier: EUPL-1.2
"""What decides about ownerships: states, questions, and the role of owners. No Django, no other block."""
