"""The door to someone's own saved searches, and the way back out."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control


def private(view):
    """Signed-in people only, and nothing kept by a cache that others share."""
    return cache_control(private=True)(login_required(view))


def owns(view):
    """Hand the view the saved search, if it is this person's own."""

    @private
    @wraps(view)
    def door(request, search_id, **kwargs):
        search = get_object_or_404(request.user.saved_searches, pk=search_id)
        return view(request, search, **kwargs)

    return door


def way_back(request, otherwise: str) -> str:
    """Where the address says that this person came from, if that is a page of ours."""
    address = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else otherwise


def breadcrumbs(*texts: str) -> list[dict]:
    """The way to a page below the list; without texts, to the list itself."""
    trail = [
        {"text": _("Home"), "url": "/"},
        {"text": _("What you follow"), "url": reverse("saved-searches")},
        *({"text": text} for text in texts),
    ]
    trail[-1].pop("url", None)
    return trail
