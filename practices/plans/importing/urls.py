from django.urls import path

from practices.plans.importing import views

urlpatterns = [path("import/", views.bring_in, name="plan-import")]
