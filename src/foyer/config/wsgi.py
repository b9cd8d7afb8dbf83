# SPDX-License-Identifier: EUPL-1.2
"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foyer.config.settings")
_django = get_wsgi_application()

from foyer.kernel.http.wsgi import with_chunked_bodies  # noqa: E402 - after the settings
from foyer.kernel.memory import settle  # noqa: E402

application = with_chunked_bodies(_django)
settle()
