# SPDX-License-Identifier: EUPL-1.2
"""The acceptance environment: what suites of existing platforms take for granted is there, over HTTP."""
