from django.urls import path

from practices.plans.history import views

urlpatterns = [
    path("<uuid:plan_id>/history/", views.history, name="plan-history"),
    path("<uuid:plan_id>/history/compare/", views.compare, name="plan-compare"),
    path("<uuid:plan_id>/history/<int:moment>/put-back/", views.put_plan_back, name="plan-restore"),
    path(
        "<uuid:plan_id>/parts/<int:part_id>/history/", views.part_history, name="plan-part-history"
    ),
]
