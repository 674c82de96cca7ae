"""A page of a row, as registers have one: its proofs, and the form that adds to them."""

from typing import Any

from django.contrib import admin
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path
from tests.web.proofs.conftest import OWN

from airshed.web.proofs import queries, receiving
from airshed.web.proofs.forms import AddForm
from airshed.web.words import say
from airshed.wordings import sentences

PURPOSES = {"before": ("改造前", "before"), "after": ("改造后", "after")}
PAGE = """{% extends "airshed/page.html" %}{% block body %}
{% for fault in faults %}<p class="airshed-wrong" role="alert">{{ fault }}</p>{% endfor %}
{% include "proofs/strip.html" %}{% include "proofs/add.html" with action="/row/" %}
{% endblock %}"""


@receiving.takes_files
def row(request: Any) -> HttpResponse:
    form, faults, status = AddForm(purposes=PURPOSES), [], 200
    if request.method == "POST":
        form = AddForm(request.POST, request.FILES, purposes=PURPOSES)
        if form.is_valid():
            came = receiving.seal_all(request, form, register="boilers", key="GL-003", scope=OWN)
            faults = [say(*sentences(fault)) for fault in came.faults]
            status = 400 if faults else 200
    proofs = queries.of("boilers", "GL-003", user=request.user, purposes=PURPOSES, withdrawn=True)
    values = {**admin.site.each_context(request), "title": "GL-003", "proofs": proofs, "form": form, "faults": faults}
    text = engines["django"].from_string(PAGE).render(values, request)
    return HttpResponse(text, status=status)


page = ([path("", admin.site.admin_view(row))], "row")
urlpatterns = [path("row/", include(page)), path("", include("airshed.web.urls"))]
