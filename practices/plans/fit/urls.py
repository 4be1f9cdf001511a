from django.urls import path

from practices.plans.fit import views

urlpatterns = [
    path("fit/<slug:key>/", views.before, name="plan-fit-before"),
    path("fit/<slug:key>/answer/", views.before_answer, name="plan-fit-before-answer"),
    path("<uuid:plan_id>/fit/", views.fit, name="plan-fit"),
    path("<uuid:plan_id>/fit/answer/", views.answer, name="plan-fit-answer"),
]
