from django.urls import path

from practices.plans.files import views

urlpatterns = [
    path("<uuid:plan_id>/files/", views.files, name="plan-files"),
    path("<uuid:plan_id>/files/add/", views.add, name="plan-file-add"),
    path("<uuid:plan_id>/files/<uuid:file_id>/", views.download, name="plan-file"),
    path("<uuid:plan_id>/files/<uuid:file_id>/rename/", views.rename, name="plan-file-rename"),
    path("<uuid:plan_id>/files/<uuid:file_id>/remove/", views.remove, name="plan-file-remove"),
]
