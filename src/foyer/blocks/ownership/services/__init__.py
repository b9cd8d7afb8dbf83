# SPDX-License-Identifier: EUPL-1.2
"""What changes ownerships, a verb a file."""
