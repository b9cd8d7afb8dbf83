# SPDX-License-Identifier: EUPL-1.2
"""Writing samples through the bulk service of offers."""
