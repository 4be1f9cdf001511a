from django.urls import path

from practices.plans.drafts import views

urlpatterns = [
    path("<uuid:plan_id>/parts/<int:part_id>/draft/", views.draft_keep, name="plan-draft"),
    path(
        "<uuid:plan_id>/parts/<int:part_id>/draft/throw/",
        views.draft_throw,
        name="plan-draft-throw",
    ),
]
