# SPDX-License-Identifier: EUPL-1.2
"""What permissions there are."""
