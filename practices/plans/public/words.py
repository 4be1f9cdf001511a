"""Search words in plans that everyone may read.

Asked of the database each time, so that a plan that is no longer public is never found. Words that
stand as a source has them are passed over: the case itself is found by those, and a case that has
been withdrawn is found by none.
"""

import re
from collections.abc import Callable, Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from practices.plans.models import PlanPart
from practices.plans.outsiders import WHERE_FROM

MOST_WORDS = 12
PLAIN = re.compile(r"[^\W_]+")
# Before the beginning of a word. Not the bracket of an HTML tag: "strong" is no word of a plan
# that has something in bold.
BEFORE = r"(^|[^a-z0-9<])(?<!</)"

# Beginnings of words, of which a plan must have one of each group.
Terms = list[tuple[str, ...]]


def plain_words(text: str) -> Terms:
    return [(word.lower(),) for word in PLAIN.findall(text)]


# The search app adds its own, so that both read a question alike; the last is used.
readers: list[Callable[[str], Iterable[tuple[str, ...]]]] = [plain_words]


def with_words(plans: QuerySet, question: str) -> QuerySet:
    """The plans in which every word of the question stands somewhere; none, if it has no word."""
    groups = list(dict.fromkeys(readers[-1](question)))[:MOST_WORDS]
    if not groups:
        return plans.none()
    for terms in groups:
        met = Q()
        for term in terms:
            met |= _with_term(term)
        plans = plans.filter(met)
    return plans


def _with_term(term: str) -> Q:
    begins = BEFORE + re.escape(term)
    # The plain question comes first: it is quick, and leaves little to the other.
    parts = _own_words().filter(text__icontains=term).filter(text__iregex=begins)
    return (
        Q(title__iregex=begins)
        | Q(organisation__name__iregex=begins)
        | Exists(parts.filter(plan=OuterRef("pk")))
    )


def _own_words():
    """Parts with words of the plan's own that outsiders may read."""
    parts = PlanPart.objects.exclude(text="").exclude(key=WHERE_FROM)
    return parts.exclude(Q(text=F("base")) & ~Q(source_uid="")).order_by()
