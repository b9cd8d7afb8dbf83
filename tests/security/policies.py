# SPDX-License-Identifier: EUPL-1.2
"""What the headers of answers promise: of every answer, and of every page."""

from django.http.response import HttpResponseBase


def policy_of(answer: HttpResponseBase) -> dict[str, str]:
    """Return the parts of the content policy by their names."""
    parts = answer.headers["Content-Security-Policy"].split(";")
    return {part.split()[0]: " ".join(part.split()[1:]) for part in parts}


def is_careful(answer: HttpResponseBase) -> None:
    """Check what holds for every answer."""
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    policy = policy_of(answer)
    assert policy["default-src"] == "'none'"
    assert policy.get("script-src", "'self'") == "'self'"
    assert "unsafe-eval" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Request-Id"]
    assert "X-Powered-By" not in answer.headers


def is_page(answer: HttpResponseBase) -> None:
    """Check what holds for pages: no inline code, nothing embeds them, other sites learn no address."""
    policy = policy_of(answer)
    assert policy["style-src"] == "'self'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert policy["base-uri"] == "'none'"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer.headers
