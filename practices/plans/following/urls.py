from django.urls import path

from practices.plans.following import views

urlpatterns = [
    path(
        "<uuid:plan_id>/updates/<int:part_id>/",
        views.write_own,
        name="plan-update-write",
    ),
    path("mails/<str:token>/", views.stop_mails, name="plan-stop-mails"),
]
