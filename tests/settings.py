"""The site's own settings, with what only slows tests down or needs TLS taken off."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "for tests only")

from yhteistyo.settings import *  # noqa: F403
from yhteistyo.settings import DATABASES, LOGGING, MIDDLEWARE

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Served over plain HTTP by the test client and the live server, straight from static/.
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise.")]

LOGGING["root"]["handlers"] = []  # pytest shows the log of a failed test itself

# SQLite in a file, as on a site: an in-memory database has no WAL and no second connection. The name
# is of this run, so that two runs side by side do not meet.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    DATABASES["default"]["TEST"] = {"NAME": Path(tempfile.gettempdir()) / f"yhteistyo-test-{run}.sqlite3"}
