"""The web application as the server loads it; the home is the one AIRSHED_HOME names."""

import gc

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from airshed.web import env
from airshed.web.django import setup
from airshed.web.transport import transport

_HOME = env.home(None)
setup(_HOME)
application = wrap_wsgi_with_proxy_headers(get_wsgi_application(), list(transport(_HOME).trusted))

# What is loaded now stays for good; each search through it for garbage held up whoever was waiting for 0.15 s.
get_resolver().url_patterns  # noqa: B018 - loads every page
gc.collect()
gc.freeze()
