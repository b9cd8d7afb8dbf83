# SPDX-License-Identifier: EUPL-1.2
"""What exports answers: in the entry API by its contract, and in an API of its own."""
