"""The entry point of a WSGI server: `gunicorn yhteistyo.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yhteistyo.settings")

application = get_wsgi_application()
