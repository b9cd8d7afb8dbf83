# SPDX-License-Identifier: EUPL-1.2
"""Services that stand for those of others: small processes on this machine, without Django or database."""
