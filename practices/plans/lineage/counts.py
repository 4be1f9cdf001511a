"""How a number of places reads, so that nobody can tell one private plan from it. No Django
database: pure words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

FEWEST = 3  # fewer read "a few"


def places_in_words(total: int, named: int) -> str:
    """How many places, of which so many are named beside it.

    The others are told exactly only where there are none of them, or enough.
    """
    if not total:
        return ""
    if total < FEWEST:
        return _("a few places")
    hidden = total - named
    if 0 < hidden < FEWEST:
        return ngettext("more than %d place", "more than %d places", named) % named
    return ngettext("%d place", "%d places", total) % total


def others_in_words(hidden: int, named: int) -> str:
    """The places beside those that are named; nothing where there are none."""
    if not hidden:
        return ""
    if hidden < FEWEST:
        return _("a few more places") if named else _("a few places")
    return (_("%d more places") if named else _("%d places")) % hidden


def few(number: int) -> str:
    """A number that may stand for private plans."""
    return str(number) if number == 0 or number >= FEWEST else _("a few")
