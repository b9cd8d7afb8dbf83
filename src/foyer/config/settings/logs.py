# SPDX-License-Identifier: EUPL-1.2
"""Structured logs on standard error: one JSON document a line, or text on a terminal."""

from foyer.config.settings.environment import text

__all__ = ["LOGGING", "LOGGING_CONFIG"]

LOGGING_CONFIG = "foyer.kernel.logs.configure"
LOGGING = {"level": text("FOYER_LOG_LEVEL", "INFO"), "form": text("FOYER_LOG_FORM", "auto")}
