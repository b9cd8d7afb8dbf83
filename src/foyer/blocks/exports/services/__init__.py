# SPDX-License-Identifier: EUPL-1.2
"""Changes of exports, a verb a file."""
