# SPDX-License-Identifier: EUPL-1.2
"""Every change of offers is a verb, one file each; `batch`, `change` and `store` are the way they share."""
