"""People who check and publish what others write sign in with a second factor."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.people.models import Organisation, User
from hub.people.permissions import is_hub_editor


def needs_second_factor(user: User) -> bool:
    """Approvers of a publisher, hub editors and administrators."""
    if user.is_superuser or user.is_staff or is_hub_editor(user):
        return True
    approvers = Organisation.objects.exclude(approvers_group=None).values("approvers_group")
    return user.groups.filter(pk__in=approvers).exists()


class SecondFactorMiddleware:
    """Lead whoever needs a second factor, and has none yet, from the admin to setting one up.

    Only the admin: elsewhere these people can do no more than everybody else.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.door = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest):
        if self.is_shut_to(request):
            messages.warning(
                request,
                _("Set up an authenticator app or a passkey first: your role asks for one."),
            )
            return redirect("mfa_index")
        return self.get_response(request)

    def is_shut_to(self, request: HttpRequest) -> bool:
        if not settings.SECOND_FACTOR_REQUIRED or not request.path.startswith(self.door):
            return False
        user = request.user
        return user.is_authenticated and needs_second_factor(user) and not is_mfa_enabled(user)
