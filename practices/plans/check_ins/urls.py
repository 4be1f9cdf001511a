from django.urls import path

from practices.plans.check_ins import views

urlpatterns = [
    path("check-ins/<str:token>/", views.answer_by_link, name="check-in-link"),
    path("<uuid:plan_id>/check-ins/", views.answers, name="plan-check-ins"),
    path("<uuid:plan_id>/check-ins/stop/", views.stop_plan, name="plan-check-in-stop"),
    path("<uuid:plan_id>/check-ins/<int:months>/", views.answer_in_plan, name="plan-check-in"),
    path(
        "<uuid:plan_id>/check-ins/<int:months>/withdraw/",
        views.withdraw,
        name="plan-check-in-withdraw",
    ),
]
