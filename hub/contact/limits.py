"""How much one sender may send: enough for people, too little for a flood."""

from django.core.cache import cache

PER_HOUR = 10


def may_send(address: str) -> bool:
    """Count one more message from this network address within the hour."""
    key = f"contact:{address}"
    cache.add(key, 0, timeout=3600)
    try:
        return cache.incr(key) <= PER_HOUR
    except ValueError:  # it ran out between the two calls
        return True
