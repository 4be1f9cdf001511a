from django.urls import path

from hub.people.belonging.views import invitations, members, mine

urlpatterns = [
    path("mine/", mine.mine, name="my-organisations"),
    path("propose/", mine.propose_organisation, name="organisation-propose"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("<slug:slug>/people/", members.people, name="organisation-people"),
    path("<slug:slug>/people/invite/", invitations.invite, name="organisation-invite"),
    path(
        "<slug:slug>/people/invitations/<int:pk>/",
        invitations.invitation_revoke,
        name="invitation-revoke",
    ),
    path("<slug:slug>/people/<int:pk>/decide/", members.decide, name="membership-decide"),
    path("<slug:slug>/people/<int:pk>/role/", members.role, name="membership-role"),
    path("<slug:slug>/people/<int:pk>/end/", members.end, name="membership-end"),
    path("<slug:slug>/asked/", mine.asked, name="membership-asked"),
]
