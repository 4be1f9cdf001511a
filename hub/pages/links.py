from urllib.parse import urlencode

from django.urls import reverse


def search_address(**filters) -> str:
    """The address of the search with these filters chosen."""
    return f"{reverse('search')}?{urlencode(filters)}"
