# SPDX-License-Identifier: EUPL-1.2
"""What the numbers of an installation mean."""
