"""The web application as the server loads it; the home is the one AIRSHED_HOME names."""

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from airshed.web import env
from airshed.web.django import setup
from airshed.web.transport import transport

_HOME = env.home(None)
setup(_HOME)
application = wrap_wsgi_with_proxy_headers(get_wsgi_application(), list(transport(_HOME).trusted))
