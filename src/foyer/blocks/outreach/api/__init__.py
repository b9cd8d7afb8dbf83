# SPDX-License-Identifier: EUPL-1.2
"""What outreach answers in the entry API."""
