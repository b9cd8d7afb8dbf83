# SPDX-License-Identifier: EUPL-1.2
"""Rights: every route and every page, asked by every kind of caller."""
