"""How often one sender may do something: enough for people, too little for a flood."""

from django.core.cache import cache

HOUR = 3600


def within_the_hour(key: str, *, most: int) -> bool:
    """Count one more under this key, and say whether the hour allows so many."""
    cache.add(key, 0, timeout=HOUR)
    try:
        return cache.incr(key) <= most
    except ValueError:  # it ran out between the two calls
        return True
