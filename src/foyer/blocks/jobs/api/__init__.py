# SPDX-License-Identifier: EUPL-1.2
"""What jobs answers in the entry API."""
