from django.urls import path

from practices.plans.sharing import views

PLAN = "<uuid:plan_id>/sharing/"

urlpatterns = [
    path("invited/<str:token>/", views.invited, name="plan-invited"),
    path(PLAN, views.sharing, name="plan-sharing"),
    path(f"{PLAN}level/", views.level, name="plan-sharing-level"),
    path(f"{PLAN}naming/", views.naming, name="plan-sharing-naming"),
    path(f"{PLAN}partners/add/", views.partner_add, name="plan-partner-add"),
    path(f"{PLAN}partners/<int:partner_id>/", views.partner_change, name="plan-partner"),
    path(
        f"{PLAN}partners/<int:partner_id>/remove/",
        views.partner_remove,
        name="plan-partner-remove",
    ),
    path(f"{PLAN}guests/invite/", views.guest_invite, name="plan-guest-invite"),
    path(f"{PLAN}guests/<int:guest_id>/", views.guest_change, name="plan-guest"),
    path(f"{PLAN}guests/<int:guest_id>/again/", views.guest_again, name="plan-guest-again"),
    path(f"{PLAN}guests/<int:guest_id>/revoke/", views.guest_revoke, name="plan-guest-revoke"),
]
