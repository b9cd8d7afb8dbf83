# SPDX-License-Identifier: EUPL-1.2
"""What media decides without a database: types, sizes, names of files, pixels."""
