from django.urls import include, path

from practices.plans import views

# Each has its verbs, forms, views and addresses in a package of its own.
AREAS = [
    "adapting",
    "public",
    "history",
    "rows",
    "fit",
    "drafts",
    "comments",
    "shelf",
    "files",
    "sharing",
    "following",
    "check_ins",
    "lineage",
    "share_back",
    "importing",
]

urlpatterns = [
    path("", views.mine, name="plans"),
    path("adapt/<slug:key>/", views.adapt, name="plan-adapt"),
    path("<uuid:plan_id>/", views.plan, name="plan"),
    path("<uuid:plan_id>/print/", views.print_out, name="plan-print"),
    path("<uuid:plan_id>/rename/", views.rename, name="plan-rename"),
    path("<uuid:plan_id>/state/", views.state, name="plan-state"),
    path("<uuid:plan_id>/move/", views.move, name="plan-move"),
    path("<uuid:plan_id>/sections/<slug:key>/", views.section, name="plan-section"),
    path("<uuid:plan_id>/sections/<slug:key>/lead/", views.section_lead, name="plan-section-lead"),
    path("<uuid:plan_id>/adaptations/", views.adaptations, name="plan-adaptations"),
    path("<uuid:plan_id>/blocks/add/", views.block_add, name="plan-block-add"),
    path("<uuid:plan_id>/parts/<int:part_id>/", views.part, name="plan-part"),
    path("<uuid:plan_id>/updates/", views.updates, name="plan-updates"),
    path("<uuid:plan_id>/export/", views.download, name="plan-download"),
    path("<uuid:plan_id>/export/file/", views.chosen, name="plan-export-chosen"),
    path("<uuid:plan_id>/export/<slug:name>/", views.export, name="plan-export"),
    *(path("", include(f"practices.plans.{area}.urls")) for area in AREAS),
]
