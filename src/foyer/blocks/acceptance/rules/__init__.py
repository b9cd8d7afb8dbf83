# SPDX-License-Identifier: EUPL-1.2
"""What an acceptance environment is made of, as pure data and decisions."""
