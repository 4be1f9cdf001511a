"""Barriers that a case met, gathered for a line in a list."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from practices.case_studies.choices import HowFar

HEADINGS = {
    HowFar.OVERCOME: _("Barriers overcome"),
    HowFar.EASED: _("Barriers eased"),
    HowFar.STILL_THERE: _("Barriers still there"),
    HowFar.NOT_KNOWN: _("Barriers, result unknown"),
}


def by_how_far(rows: Iterable) -> Iterator[tuple[str, list[str]]]:
    """A heading and the names under it, most telling first; each name once under a heading."""
    rows = list(rows)
    for how_far, heading in HEADINGS.items():
        names = dict.fromkeys(row.barrier.name for row in rows if row.how_far == how_far)
        if names:
            yield heading, list(names)
