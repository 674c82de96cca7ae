"""Addresses of rulings."""

from django.urls import path

from airshed.web.rulings.views import approvals, drafts, lists, lists_of_tasks

app_name = "rulings"
_PLAN = "rulings/<slug:city>/<slug:year>/"
urlpatterns = [
    path("rulings/", lists.plans, name="index"),
    path(f"{_PLAN}gaps/", lists.gaps, name="gaps"),
    path(_PLAN, lists.rulings, name="rulings"),
    path(f"{_PLAN}export.xlsx", lists.exported, name="export"),
    path(f"{_PLAN}new/", drafts.new, name="new"),
    path(f"{_PLAN}tasks/", lists_of_tasks.import_tasks, name="tasks"),
    path(f"{_PLAN}approvals/", approvals.approvals, name="approvals"),
    path(f"{_PLAN}drafts/<int:pk>/", drafts.draft, name="draft"),
    path(f"{_PLAN}drafts/<int:pk>/withdraw/", drafts.withdraw, name="withdraw"),
    path(f"{_PLAN}<slug:id>/", lists.ruling, name="ruling"),
    path(f"{_PLAN}<slug:id>/end/", drafts.end, name="end"),
]
