from django.urls import path

from practices.plans.public import views

urlpatterns = [path("public/", views.public, name="plans-public")]
