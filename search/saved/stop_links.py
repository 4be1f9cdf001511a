"""Addresses that stop mails without signing in: signed, so that nobody can guess one."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from hub.people.models import User
from search.saved.saved_search import SavedSearch

# Not the feed's token: whoever is shown a feed must not be able to stop its owner's mails.
_signer = Signer(salt="search.saved.stop", sep=".")


def stop_one(search: SavedSearch) -> str:
    return _address({"search": str(search.pk)})


def stop_all(owner: User) -> str:
    return _address({"person": owner.pk})


def searches_of(token: str):
    """The saved searches that an address stops the mails of. Raises BadSignature."""
    meant = _signer.unsign_object(token)
    if "person" in meant:
        return SavedSearch.objects.filter(owner=meant["person"])
    if "search" in meant:
        return SavedSearch.objects.filter(pk=meant["search"])
    raise BadSignature("It says nothing that can be stopped.")


def _address(meant: dict) -> str:
    return reverse("stop-mails", args=[_signer.sign_object(meant)])
