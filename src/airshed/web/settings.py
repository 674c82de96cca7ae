"""Settings of Django. What an installation chooses is in its home: see `env` and `installation`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from airshed.web import env
from airshed.web.installation import installation
from airshed.web.unfold import UNFOLD as _UNFOLD
from airshed.web.words import CHINESE, ENGLISH

_HERE = Path(__file__).parent
_OF_HOME = installation(env.home(None))

HOME: Path = _OF_HOME["HOME"]
DATABASES: dict[str, Any] = _OF_HOME["DATABASES"]
SECRET_KEY: str = _OF_HOME["SECRET_KEY"]
ALLOWED_HOSTS: list[str] = _OF_HOME["ALLOWED_HOSTS"]
SESSION_COOKIE_AGE: int = _OF_HOME["SESSION_COOKIE_AGE"]
SESSION_COOKIE_SECURE: bool = _OF_HOME["SESSION_COOKIE_SECURE"]
CSRF_COOKIE_SECURE: bool = _OF_HOME["CSRF_COOKIE_SECURE"]
LANGUAGE_COOKIE_SECURE: bool = _OF_HOME["LANGUAGE_COOKIE_SECURE"]
SECURE_HSTS_SECONDS: int = _OF_HOME["SECURE_HSTS_SECONDS"]
SECURE_SSL_REDIRECT: bool = _OF_HOME["SECURE_SSL_REDIRECT"]

DEBUG = False
ROOT_URLCONF = "airshed.web.urls"
WSGI_APPLICATION = "airshed.web.application.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",
    "airshed.web.apps.Staff",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "simple_history",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "js_lib_leaflet",
    "airshed.web.accounts",
    "airshed.web.audit",
    "airshed.web.cases",
    "airshed.web.devices",
    "airshed.web.diary",
    "airshed.web.documents",
    "airshed.web.kit",
    "airshed.web.meetings",
    "airshed.web.notices",
    "airshed.web.proofs",
    "airshed.web.registers",
    "airshed.web.releases",
    "airshed.web.reports",
    "airshed.web.rulings",
    "airshed.web.uploads",
]

# The first answers before anything is read: a request that is too large touches neither session nor database.
MIDDLEWARE = [
    "airshed.web.middleware.language",
    "airshed.web.middleware.headers",
    "airshed.web.api.door.middleware.programs",
    "airshed.web.middleware.limits",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "airshed.web.accounts.middleware.gate",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["airshed.web.tags"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "airshed.web.clock.context",
                "airshed.web.look.context",
                "airshed.web.notices.bell.context",
                "airshed.web.uploads.banner.context",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# --- signing in ---

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS: list[Mapping[str, Any]] = [
    {"NAME": f"airshed.web.accounts.passwords.{name}"} for name in ("Length", "NotCommon", "NotAName", "NotOnlyDigits")
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "airshed.web.errors.csrf_failure"

# Who fails five times from one address waits; the address alone or the name alone does not shut others out.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # [h]
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "airshed.web.accounts.lockout.tried"
AXES_LOCKOUT_CALLABLE = "airshed.web.accounts.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "airshed.web.accounts.lockout.address"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS: list[str] = ["username", "password", "otp_token", "next"]
OTP_TOTP_ISSUER = "Airshed"

# --- what comes in and goes out ---

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REDIRECT_EXEMPT = [r"^health$"]  # monitors ask on the machine itself
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440  # of what is not a file [bytes]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o640

# --- language and time ---

LANGUAGE_CODE = CHINESE
LANGUAGES = [(CHINESE, "简体中文"), (ENGLISH, "English")]
LANGUAGE_COOKIE_AGE = 365 * 86400
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [_HERE / "locale"]
FORMAT_MODULE_PATH = ["airshed.web.formats"]
USE_I18N = True
USE_TZ = False
TIME_ZONE = "Asia/Shanghai"

# --- static files: straight from the installed packages, nothing is collected ---

STATIC_URL = "/static/"
STATICFILES_DIRS = [_HERE / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "airshed.web.static_files.ChartScript",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

UNFOLD = _UNFOLD

# Requests are counted by the server; here only what needs a look. Values are fields, never part of the text.
LOGGING: Mapping[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "airshed.web.events.Line"}},
    "filters": {"told": {"()": "airshed.web.events.Told"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["told"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "axes": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},  # its warnings tell what was typed
    },
}
