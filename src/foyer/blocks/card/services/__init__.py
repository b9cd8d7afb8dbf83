# SPDX-License-Identifier: EUPL-1.2
"""What changes the card systems of events, a verb a file."""
