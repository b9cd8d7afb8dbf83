# SPDX-License-Identifier: EUPL-1.2
"""Faults: processes die, folders vanish, databases are locked; nothing is lost and all heals."""
