"""Send what is due: one mail for each person, with all of their searches that have news."""

import logging
from collections import Counter
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Min, Q
from django.utils import timezone

from hub.people.models import User
from practices.case_studies.models import CaseStudyPage
from search.library import Library, current_library
from search.saved.finding import Found, find
from search.saved.followed import Followed, organisation_names
from search.saved.letter import Section, letter, shown
from search.saved.news import news, versions_between
from search.saved.saved_search import Frequency, SavedSearch
from search.saved.slots import daily_slot, weekly_slot

logger = logging.getLogger(__name__)
MOST_PEOPLE = 500  # in one run; the next one goes on
RETRY = timedelta(hours=1)
SENT, NOTHING, FAILED = "sent", "nothing new", "failed"


def send_due(*, now: datetime | None = None, early: bool = False, most: int = MOST_PEOPLE):
    """Mail everyone whose time has come; `early` does not wait for the hour.

    Gives a Counter of SENT, NOTHING and FAILED. Raises OSError if no mail can be sent at all.
    Safe to run at any time, as often as one likes and in several processes: what was told is
    noted in the transaction that sends it.
    """
    now = now or timezone.now()
    zone = timezone.get_default_timezone()
    slots = {Frequency.DAILY: daily_slot(now, zone), Frequency.WEEKLY: weekly_slot(now, zone)}
    if early:
        slots = dict.fromkeys(slots, now)
    tally: Counter[str] = Counter()
    with Run(slots, now) as run:
        for owner in run.people(most):
            tally[run.send_to(owner)] += 1
    return tally


class Run:
    """One walk over those who are due. What searches of several people share is asked once."""

    def __init__(self, slots: dict, now: datetime):
        self.slots, self.now = slots, now
        self.connection = get_connection()
        # Whose mail would not go waits an hour, so that it keeps no other from its turn.
        rested = Q(failed_at__isnull=True) | Q(failed_at__lt=now - RETRY)
        self.due = SavedSearch.objects.due(slots).filter(rested)
        self.found: dict[tuple[int, str], Found] = {}

    def __enter__(self):
        since = self.due.aggregate(since=Min("told_until"))["since"]
        self.versions = versions_between(since, max(self.slots.values())) if since else []
        return self

    def __exit__(self, *error):
        self.connection.close()

    def people(self, most: int) -> list[User]:
        return list(User.objects.filter(pk__in=self.due.values("owner")).order_by("pk")[:most])

    def send_to(self, owner: User) -> str:
        # Outside of any transaction: connecting may take long, and SQLite has one writer.
        sections = self.sections(owner)
        worth = [section for section in sections if section.is_worth_telling]
        if worth:
            self.connection.open()  # an error here is nobody's own: the run ends
        try:
            return self.tell(owner, sections, worth)
        except Exception:  # whatever is wrong with one person's mail keeps no other from going
            logger.exception("The searches that person %s follows were not mailed", owner.pk)
            SavedSearch.objects.filter(pk__in=ids(sections)).update(failed_at=self.now)
            self.connection.close()  # it may be half-way through a mail
            return FAILED

    def sections(self, owner: User) -> list[Section]:
        """What there is to say of each search of this person that is due."""
        library = current_library()
        searches = list(self.due.filter(owner=owner))
        followed = {search.pk: Followed.read(search.query) for search in searches}
        organisations = organisation_names(list(followed.values()))
        sections = []
        for search in searches:
            found = self.find(search.query, followed[search.pk], library, organisations)
            # While the index cannot answer for everything, a search with words waits.
            if not found.is_partial:
                until = self.slots[search.frequency]
                items = news(self.versions, found.ids, search.told_until, until)
                sections.append(Section(search, followed[search.pk], until, items, found.lost))
        return sections

    def find(self, query: str, followed: Followed, library: Library, organisations) -> Found:
        key = (library.stamp, query)
        if key not in self.found:
            self.found[key] = find(followed, library, organisations)
        return self.found[key]

    def tell(self, owner: User, sections: list[Section], worth: list[Section]) -> str:
        pages = CaseStudyPage.objects.visible().defer_streamfields().in_bulk(shown(worth))
        mail = letter(owner, worth, pages, self.connection) if worth else None
        with transaction.atomic():
            if not claim(owner, sections):
                return NOTHING  # another process was here, or they changed something
            self.note(sections, worth)
            # Last: if it fails, nothing is noted. If the process dies between this and the
            # commit, the same mail goes out again under the same Message-ID.
            if mail:
                mail.send()
        return SENT if mail else NOTHING

    def note(self, sections: list[Section], worth: list[Section]) -> None:
        for section in sections:
            section.search.told_until = section.until
            section.search.failed_at = None
            section.search.told_of_loss = bool(section.lost)
            if section in worth:
                section.search.last_sent = self.now
        fields = ["told_until", "failed_at", "told_of_loss", "last_sent"]
        SavedSearch.objects.bulk_update([section.search for section in sections], fields)


def claim(owner: User, sections: list[Section]) -> bool:
    """Hold the rows, if they still say what the mail was written from."""
    rows = SavedSearch.objects.select_for_update(of=("self",)).filter(
        pk__in=ids(sections), owner__is_active=True
    )
    held = {row.pk: (row.told_until, row.frequency) for row in rows}
    return held == {s.search.pk: (s.search.told_until, s.search.frequency) for s in sections}


def ids(sections: list[Section]) -> list:
    return [section.search.pk for section in sections]
