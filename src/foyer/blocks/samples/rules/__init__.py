# SPDX-License-Identifier: EUPL-1.2
"""Documents of the contract, made from compact data or from chance; pure."""
