# SPDX-License-Identifier: EUPL-1.2
"""What card systems are, and which ones a body names. Pure."""
