"""How much one sender may send: enough for people, too little for a flood."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache

PER_HOUR = 10


def may_send(request) -> bool:
    """Count one more message from this visitor's network address within the hour."""
    # As sign-in counts: behind a proxy, the address that the proxy vouches for.
    key = f"contact:{get_adapter().get_client_ip(request)}"
    cache.add(key, 0, timeout=3600)
    try:
        return cache.incr(key) <= PER_HOUR
    except ValueError:  # it ran out between the two calls
        return True
