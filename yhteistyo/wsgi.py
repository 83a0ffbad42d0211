"""The entry point of a WSGI server: `gunicorn yhteistyo.wsgi`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yhteistyo.settings")

application = get_wsgi_application()

# What has been loaded by now stays for the life of the process: the garbage collector need not walk through
# it again in the middle of a request, which it otherwise does for tens of milliseconds at a time.
gc.collect()
gc.freeze()
