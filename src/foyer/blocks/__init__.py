# SPDX-License-Identifier: EUPL-1.2
"""The building blocks: one folder each, with its own data, published API and pages."""
