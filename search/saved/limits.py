"""How often one visitor may fetch feeds: enough for a council's readers, too little for a flood."""

from functools import wraps

from allauth.account.adapter import get_adapter
from django.http import HttpResponse

from hub.ui.counting import within_the_hour

PER_HOUR = 600


def limited(view):
    """Answer 429 to whoever fetched too much within the hour."""

    @wraps(view)
    def door(request, *args, **kwargs):
        if may_fetch(request):
            return view(request, *args, **kwargs)
        return HttpResponse(
            "Too many requests. Please try again in an hour.",
            status=429,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": "3600"},
        )

    return door


def may_fetch(request) -> bool:
    # As sign-in counts: behind a proxy, the address that the proxy vouches for.
    address = get_adapter().get_client_ip(request)
    return within_the_hour(f"feed:{address}", most=PER_HOUR)
