from django.urls import path

from hub.people.own_data import views

urlpatterns = [
    path("", views.show, name="own-data"),
    path("download/", views.download, name="own-data-download"),
    path("delete-account/", views.delete, name="delete-account"),
]
