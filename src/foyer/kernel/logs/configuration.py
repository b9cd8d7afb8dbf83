# SPDX-License-Identifier: EUPL-1.2
"""One form for all log lines, ours and those of libraries: JSON for programs, text on a terminal."""

import logging
import logging.config
import sys
from collections.abc import Mapping
from typing import Any

import orjson
import structlog

from foyer.kernel.logs.lines import LINES
from foyer.kernel.logs.scrubbing import scrub


def configure(options: Mapping[str, Any]) -> None:
    """Set up logging. `options`: `level` (a name such as INFO) and `form` (json, text or auto).

    Raises:
        ValueError: a level or form that does not exist.
    """
    level = logging.getLevelNamesMapping().get(str(options["level"]).upper())
    if level is None:
        raise ValueError(f"FOYER_LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR, not {options['level']!r}")
    form = options["form"]
    if form not in {"json", "text", "auto"}:
        raise ValueError(f"FOYER_LOG_FORM must be json, text or auto, not {form!r}")
    as_json = form == "json" or (form == "auto" and not sys.stderr.isatty())
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        # Plain traces: the values of variables are not for a log.
        structlog.processors.format_exc_info,
        scrub,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    end = _json if as_json else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    structlog.configure(
        processors=[*shared, end],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(_StandardError()),  # type: ignore[arg-type]
        cache_logger_on_first_use=True,
    )
    LINES.straight = as_json and level <= logging.INFO
    _configure_libraries(level, shared, end)


class _StandardError:
    """The standard error of the moment: loggers outlive a stream put in its place."""

    def write(self, text: str) -> int:
        return sys.stderr.write(text)

    def flush(self) -> None:
        sys.stderr.flush()


def _json(_logger: Any, _method: str, event: Any) -> str:
    return orjson.dumps(event, default=str).decode()


def _configure_libraries(level: int, shared: list[Any], end: Any) -> None:
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [structlog.stdlib.add_logger_name, *shared],
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, end],
    }
    quiet = {"handlers": [], "propagate": True}
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"ours": formatter},
            # "Not now" is an answer: the access log has it, and a reason where there is one.
            "filters": {"faults": {"()": lambda: lambda record: getattr(record, "status_code", 500) != 503}},
            "handlers": {
                "stderr": {"class": "logging.StreamHandler", "formatter": "ours", "stream": _StandardError()}
            },
            "root": {"handlers": ["stderr"], "level": max(level, logging.INFO)},
            "loggers": {
                "django": {**quiet, "level": "WARNING"},
                "django.server": {**quiet, "level": "WARNING"},
                # Refusals are in the access log; only faults of ours are worth a second line.
                "django.request": {**quiet, "level": "ERROR", "filters": ["faults"]},
                "django.security": {**quiet, "level": "ERROR"},
                "httpx": {**quiet, "level": "WARNING"},
                "httpcore": {**quiet, "level": "WARNING"},
                "fontTools": {**quiet, "level": "WARNING"},
                # The library of mail servers writes every line of a conversation.
                "mail.log": {**quiet, "level": "WARNING"},
            },
        }
    )
