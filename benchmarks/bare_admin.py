"""The rival of `bench_http`: Django's own admin as it comes, on SQLite, for the same server. The home is BARE_HOME."""

import os
from pathlib import Path

import django
from django.conf import settings

HOME = Path(os.environ["BARE_HOME"])
APPS = ("admin", "auth", "contenttypes", "sessions", "messages")
MIDDLEWARE = (
    "security.SecurityMiddleware",
    "common.CommonMiddleware",
    "csrf.CsrfViewMiddleware",
)
CONTEXT = ("django.template.context_processors.request", "django.contrib.auth.context_processors.auth")

settings.configure(
    SECRET_KEY="x" * 50,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF="bare_admin",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(HOME / "bare.sqlite3")}},
    INSTALLED_APPS=[f"django.contrib.{name}" for name in (*APPS, "staticfiles")],
    MIDDLEWARE=[
        f"django.middleware.{MIDDLEWARE[0]}",
        "django.contrib.sessions.middleware.SessionMiddleware",
        *(f"django.middleware.{name}" for name in MIDDLEWARE[1:]),
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": [*CONTEXT, "django.contrib.messages.context_processors.messages"]},
        }
    ],
    STATIC_URL="/static/",
)
django.setup()

from django.contrib import admin  # noqa: E402 - needs settings
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import path  # noqa: E402

urlpatterns = [path("", admin.site.urls)]
application = get_wsgi_application()


def fill(username: str, password: str) -> None:
    """Make the database and one user."""
    from django.contrib.auth.models import User  # noqa: PLC0415 - needs settings
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    User.objects.create_superuser(username, password=password)
