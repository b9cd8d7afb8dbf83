# SPDX-License-Identifier: EUPL-1.2
"""What schools answers in the entry API."""
