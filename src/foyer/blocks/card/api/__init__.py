# SPDX-License-Identifier: EUPL-1.2
"""What card answers in the entry API."""
