# SPDX-License-Identifier: EUPL-1.2
"""Changes that operators make, a verb a file."""
