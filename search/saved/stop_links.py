"""Addresses that stop mails without signing in: signed, so that nobody can guess one."""

from uuid import UUID

from django.core.signing import Signer
from django.urls import reverse

from hub.people.models import User
from search.saved.saved_search import SavedSearch

# Not the feed's token: whoever is shown a feed must not be able to stop its owner's mails.
SALT, SEPARATOR = "search.saved.stop", "."
ONE, ALL = "s", "p"


def stop_one(search: SavedSearch) -> str:
    return _address(f"{ONE}{search.pk.hex}")


def stop_all(owner: User) -> str:
    return _address(f"{ALL}{owner.pk}")


def searches_of(token: str):
    """The saved searches that an address stops the mails of. Raises BadSignature."""
    meant = _signer().unsign(token)
    if meant.startswith(ALL):
        return SavedSearch.objects.filter(owner=int(meant[1:]))
    return SavedSearch.objects.filter(pk=UUID(meant[1:]))


def _address(meant: str) -> str:
    return reverse("stop-mails", args=[_signer().sign(meant)])


def _signer() -> Signer:
    return Signer(salt=SALT, sep=SEPARATOR)
