"""The web application as the server loads it; the home is the one AIRSHED_HOME names."""

from django.core.wsgi import get_wsgi_application

from airshed.web import env
from airshed.web.django import setup

setup(env.home(None))
application = get_wsgi_application()
