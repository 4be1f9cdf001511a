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
# Of a barrier that was met in several forms, with different results.
IN_PART = {
    HowFar.OVERCOME: _("overcome in part"),
    HowFar.EASED: _("eased in part"),
    HowFar.STILL_THERE: _("still there in part"),
    HowFar.NOT_KNOWN: _("unknown in part"),
}


def by_how_far(rows: Iterable) -> Iterator[tuple[str, list[str]]]:
    """A heading and the names under it, most telling first; each name once in all."""
    results: dict[str, set[str]] = {}
    for row in rows:
        results.setdefault(row.barrier.name, set()).add(row.how_far)
    for how_far, heading in HEADINGS.items():
        names = [name for name, found in results.items() if found == {how_far}]
        if names:
            yield heading, names
    yield from with_several_results(results)


def with_several_results(results: dict[str, set[str]]) -> Iterator[tuple[str, list[str]]]:
    several: dict[tuple, list[str]] = {}
    for name, found in results.items():
        parts = tuple(how_far for how_far in IN_PART if how_far in found)
        if len(parts) > 1:
            several.setdefault(parts, []).append(name)
    for parts, names in several.items():
        told = ", ".join(str(IN_PART[how_far]) for how_far in parts)
        yield _("Barriers %(in_part)s") % {"in_part": told}, names
