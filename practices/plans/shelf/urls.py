from django.urls import path

from practices.plans.shelf import views

urlpatterns = [
    path("deleted/", views.deleted, name="plans-deleted"),
    path("<uuid:plan_id>/duplicate/", views.duplicate, name="plan-duplicate"),
    path("<uuid:plan_id>/archive/", views.archive, name="plan-archive"),
    path("<uuid:plan_id>/delete/", views.delete, name="plan-delete"),
    path("<uuid:plan_id>/bring-back/", views.undelete, name="plan-undelete"),
]
