from django.urls import include, path

from practices.plans import views

# Each has its verbs, forms, views and addresses in a package of its own.
AREAS = [
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
]

urlpatterns = [
    path("", views.mine, name="plans"),
    path("adapt/<slug:key>/", views.adapt, name="plan-adapt"),
    path("<uuid:plan_id>/", views.plan, name="plan"),
    path("<uuid:plan_id>/print/", views.print_out, name="plan-print"),
    path("<uuid:plan_id>/rename/", views.rename, name="plan-rename"),
    path("<uuid:plan_id>/state/", views.state, name="plan-state"),
    path("<uuid:plan_id>/move/", views.move, name="plan-move"),
    path("<uuid:plan_id>/delete/", views.delete, name="plan-delete"),
    path("<uuid:plan_id>/sections/<slug:key>/", views.section, name="plan-section"),
    path("<uuid:plan_id>/blocks/add/", views.block_add, name="plan-block-add"),
    path("<uuid:plan_id>/parts/<int:part_id>/", views.part, name="plan-part"),
    path(
        "<uuid:plan_id>/parts/<int:part_id>/history/", views.part_history, name="plan-part-history"
    ),
    path(
        "<uuid:plan_id>/parts/<int:part_id>/actions/add/", views.action_add, name="plan-action-add"
    ),
    path("<uuid:plan_id>/actions/<int:action_id>/", views.action_change, name="plan-action"),
    path(
        "<uuid:plan_id>/actions/<int:action_id>/delete/",
        views.action_delete,
        name="plan-action-delete",
    ),
    path("<uuid:plan_id>/history/", views.history, name="plan-history"),
    path("<uuid:plan_id>/updates/", views.updates, name="plan-updates"),
    path("<uuid:plan_id>/export/<slug:name>/", views.export, name="plan-export"),
    *(path("", include(f"practices.plans.{area}.urls")) for area in AREAS),
]
