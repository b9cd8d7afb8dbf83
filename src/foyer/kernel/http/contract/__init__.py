# SPDX-License-Identifier: EUPL-1.2
"""Contracts of APIs: OpenAPI files that are read, checked against and shown to people."""

from foyer.kernel.http.contract.checking import Checked, check
from foyer.kernel.http.contract.document import Contract, Operation, Parameter

__all__ = ["Checked", "Contract", "Operation", "Parameter", "check"]
