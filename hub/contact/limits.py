"""How much one sender may send: enough for people, too little for a flood."""

from allauth.account.adapter import get_adapter

from hub.ui.counting import within_the_hour

PER_HOUR = 10


def may_send(request) -> bool:
    """Count one more message from this visitor's network address within the hour."""
    # As sign-in counts: behind a proxy, the address that the proxy vouches for.
    address = get_adapter().get_client_ip(request)
    return within_the_hour(f"contact:{address}", most=PER_HOUR)
