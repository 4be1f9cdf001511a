from django.urls import path

from practices.plans.adapting import sources, versions
from practices.plans.views.adapt import adapt_plan

urlpatterns = [
    path("adapt/<slug:key>/add/", sources.choose_plan, name="plan-adapt-add"),
    path("versions/<slug:key>/<int:number>/", versions.plan_version, name="plan-version"),
    path("<uuid:plan_id>/adapt/", adapt_plan, name="plan-adapt-plan"),
    path("<uuid:plan_id>/give-out/", versions.give_out, name="plan-give-out"),
    path("<uuid:plan_id>/sources/", sources.sources, name="plan-sources"),
    path("<uuid:plan_id>/sources/add/<slug:key>/", sources.source_add, name="plan-source-add"),
]
