# SPDX-License-Identifier: EUPL-1.2
"""Tags for templates of letters."""
