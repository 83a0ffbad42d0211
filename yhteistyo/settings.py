"""Settings, the same file everywhere; what differs between sites comes from the environment.

DEBUG           1 for development; off unless set
SECRET_KEY      must be set when DEBUG is off (any long random text, kept for the site's lifetime)
DATABASE_URL    postgres://user:password@host/name or sqlite:////path; without it var/yhteistyo.sqlite3
ALLOWED_HOSTS   the site's host names, separated by commas
TRUST_PROXY     1 when a proxy in front ends TLS and itself sets X-Forwarded-Proto
HTTPS           0 to serve without TLS (inside a closed network only); on unless DEBUG
LOG_LEVEL       INFO unless set
MEDIA_ROOT      where uploaded documents are kept; var/tiedostot unless set (back it up with the database)
STATIC_ROOT     where `manage.py collectstatic` puts the files; var/static unless set
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def env_flag(name: str, default: bool = False) -> bool:
    """A yes-or-no environment variable; unset and empty both mean the default."""
    value = os.environ.get(name, "").strip().lower()
    if value not in {"", "0", "1", "false", "true", "no", "yes"}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value in {"1", "true", "yes"} if value else default


BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"  # everything made at run time

DEBUG = env_flag("DEBUG")
HTTPS = env_flag("HTTPS", default=not DEBUG)


def secret_key() -> str:
    """The key from the environment; in development one made once and kept in var/."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    if not DEBUG:
        raise ImproperlyConfigured("Set SECRET_KEY to a long random text, or DEBUG=1 for development.")
    file = VAR_DIR / "secret_key"
    if not file.exists():
        VAR_DIR.mkdir(exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(get_random_secret_key())
    return file.read_text()


SECRET_KEY = secret_key()
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host.strip()]

# Applications. Ours come first, so that their templates win over the admin's.

INSTALLED_APPS = [
    "yhteistyo",
    "agreements",
    "legislation",
    "regions",
    "yhteistyo.apps.RegisterAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",  # its lookups; harmless on SQLite
    "csp",
    "django_filters",
    "django_htmx",
    "import_export",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
if DEBUG:  # runserver serves static files itself
    MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")

ROOT_URLCONF = "yhteistyo.urls"
WSGI_APPLICATION = "yhteistyo.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "regions.days.day_context",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database


def database(url: str) -> dict[str, Any]:
    """Connection settings of an address; SQLite and PostgreSQL are the two that the tests cover."""
    settings: dict[str, Any] = {**dj_database_url.parse(url)}
    options = settings.setdefault("OPTIONS", {})
    match settings["ENGINE"]:
        case "django.db.backends.sqlite3":
            # Readers never wait for a writer (WAL), and a writer waits for another from its first
            # statement on (IMMEDIATE) instead of failing in the middle. Django turns foreign keys on.
            options.setdefault("init_command", "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL")
            options.setdefault("transaction_mode", "IMMEDIATE")
            options.setdefault("timeout", 20)
        case "django.db.backends.postgresql":
            # Each worker process keeps a few open connections; a dead one is noticed and replaced.
            options.setdefault("pool", {"min_size": 1, "max_size": 8, "timeout": 10})
            options.setdefault("connect_timeout", 5)
            settings["CONN_MAX_AGE"] = 0
            settings["CONN_HEALTH_CHECKS"] = True
        case engine:
            raise ImproperlyConfigured(f"DATABASE_URL must be postgres:// or sqlite://, not {engine}.")
    return settings


DATABASE_URL = os.environ.get("DATABASE_URL")
if not DATABASE_URL:
    VAR_DIR.mkdir(exist_ok=True)
    DATABASE_URL = f"sqlite:///{VAR_DIR / 'yhteistyo.sqlite3'}"
DATABASES = {"default": database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Sign-in

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Language and time. Texts in the code are Finnish, so only Swedish and English have catalogues.

LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", "suomi"), ("sv", "svenska"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True

# Static files

# Uploaded documents; given out by agreements.views.documents, never straight from the folder.
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", VAR_DIR / "tiedostot"))

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Import and export in the administration: whoever may view a record may export it, and whoever may
# change (and add) records may import them.

IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "change"

# Security. No inline script or style anywhere: the content security policy forbids them.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [SELF],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
if env_flag("TRUST_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Logs: JSON lines on a server, plain lines in development

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "yhteistyo.logs.JSONFormatter"},
        "plain": {"format": "{levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain" if DEBUG else "json"},
    },
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL") or "INFO"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
