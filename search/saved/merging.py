"""Organisations merge: who follows the old one follows the successor."""

from dataclasses import replace

from django.dispatch import receiver
from django.utils.translation import gettext as _

from hub.people.merging import organisation_merged
from hub.people.models import Organisation
from search.saved.followed import Followed
from search.saved.saved_search import SavedSearch


@receiver(organisation_merged, dispatch_uid="search_follow_successor")
def follow_successor(sender, old: Organisation, new: Organisation, **kwargs) -> dict:
    """Within the transaction that merges them; gives how many it moved."""
    moved = 0
    for search in SavedSearch.objects.filter(query__contains="organisation="):
        followed = Followed.read(search.query)
        if followed.organisation == old.slug:
            move(search, replace(followed, organisation=new.slug))
            moved += 1
    return {_("follows"): moved}


def move(search: SavedSearch, followed: Followed) -> None:
    """Whoever follows the successor already keeps that one."""
    if SavedSearch.objects.filter(owner=search.owner_id, query=followed.query).exists():
        search.delete()
        return
    search.query = followed.query
    search.save(update_fields=["query"])
