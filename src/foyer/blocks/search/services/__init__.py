# SPDX-License-Identifier: EUPL-1.2
"""What changes the index. Records are never changed here."""
