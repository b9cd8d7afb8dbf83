# SPDX-License-Identifier: EUPL-1.2
"""What decides about productions: bodies, the texts of refusals, and when two events look alike."""
