from django.urls import path

from practices.plans.share_back import views

urlpatterns = [path("<uuid:plan_id>/share-back/", views.share_back, name="plan-share-back")]
