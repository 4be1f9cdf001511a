"""The cases that something followed finds now."""

from dataclasses import dataclass, field

from practices.case_studies.models import CaseStudyPage
from search.backend.outbox import count_waiting
from search.library import Library
from search.saved.followed import Followed, Part
from search.service import search_case_studies


@dataclass(frozen=True)
class Found:
    ids: frozenset[int] = frozenset()
    # Filters with values that the library no longer has.
    lost: list[Part] = field(default_factory=list)
    # The index could not be asked or is still catching up, so that there may be more.
    is_partial: bool = False


def find(followed: Followed, library: Library, organisations: dict[str, str]) -> Found:
    """Visible cases that fit. A filter that is gone finds nothing: it never widens the rest."""
    parts = followed.parts(library.table.labels, organisations)
    lost = [part for part in parts if part.lost]
    if any(part.is_closed for part in lost):
        return Found(lost=lost)
    asked = followed.asked
    results = search_case_studies(
        q=asked.q,
        exact=asked.exact,
        as_typed=asked.as_typed,
        library=library,
        **{name: known(library, name, values) for name, values in asked.choices.items()},
    )
    # Cases with only some of the words are an offer on the page, not what was asked for.
    ids = frozenset() if asked.q and results.is_widened else frozenset(map(int, results.ids))
    if followed.organisation:
        ids &= took_part(followed.organisation)
    is_partial = bool(asked.q) and (results.is_simple or count_waiting() > 0)
    return Found(ids, lost, is_partial)


def known(library: Library, name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    # A year may have lost its last case; the service finds nothing for it.
    return tuple(one for one in values if one in library.table.labels[name] or name == "year")


def took_part(organisation: str) -> frozenset[int]:
    pages = CaseStudyPage.objects.visible().filter(organisations__slug=organisation)
    return frozenset(pages.order_by().values_list("pk", flat=True))
