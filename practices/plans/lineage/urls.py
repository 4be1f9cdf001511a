from django.urls import path

from practices.plans.lineage import views

urlpatterns = [path("lineage/<slug:key>/", views.lineage, name="plan-lineage")]
