"""Following and no longer following: the writes behind every button."""

from django.db import transaction
from django.utils import timezone

from hub.people.models import User
from hub.ui.counting import within_the_hour
from search.saved.followed import Followed
from search.saved.saved_search import LONGEST_QUERY, Frequency, SavedSearch

MOST = 100  # of one person
PER_HOUR = 60


class CannotFollow(Exception):
    """There is a reason why this person cannot follow this; `code` says which."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@transaction.atomic
def follow(*, owner: User, followed: Followed, name: str, frequency: str) -> SavedSearch:
    """Follow a search, or change how it is followed. Raises CannotFollow."""
    search = SavedSearch.objects.filter(owner=owner, query=followed.query).first()
    if search:
        return change(search, name=name, frequency=frequency)
    if len(followed.query) > LONGEST_QUERY:
        raise CannotFollow("long")
    if owner.saved_searches.count() >= MOST:
        raise CannotFollow("many")
    if not may_follow(owner):
        raise CannotFollow("often")
    search, _ = SavedSearch.objects.get_or_create(
        owner=owner, query=followed.query, defaults={"name": name, "frequency": frequency}
    )
    return search


def change(search: SavedSearch, *, name: str, frequency: str) -> SavedSearch:
    """Give it another name, or mails at other times."""
    if search.frequency == Frequency.NEVER != frequency:
        # What happened while they did not want to hear of it is no news.
        search.told_until = timezone.now()
    search.name, search.frequency = name, frequency
    search.save(update_fields=["name", "frequency", "told_until"])
    return search


def stop_mails(searches) -> int:
    """Send no more mails about these; they stay in the list. How many there were."""
    return searches.exclude(frequency=Frequency.NEVER).update(frequency=Frequency.NEVER)


def may_follow(owner: User) -> bool:
    """Count one more search of this person within the hour."""
    return within_the_hour(f"follow:{owner.pk}", most=PER_HOUR)
