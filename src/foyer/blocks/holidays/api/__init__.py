# SPDX-License-Identifier: EUPL-1.2
"""What holidays answers in the entry API."""
