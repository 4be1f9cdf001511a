"""How many cases a reader would find behind each term."""

from django.db.models import Count, Q

from hub.pages.links import search_address


def with_case_counts(terms, path: str, cases):
    """The terms with `case_count`: how many of the cases lie at the end of the path."""
    inside = Q(**{f"{path}__in": cases.values("pk")})
    return terms.annotate(case_count=Count(path, filter=inside, distinct=True))


def most_met(terms, path: str, cases, limit: int | None = None):
    """The terms that any of the cases met, the commonest first."""
    met = with_case_counts(terms, path, cases).filter(case_count__gt=0)
    return met.order_by("-case_count", "position", "name")[:limit]


def term_spread(terms, name: str, **filters) -> list[dict]:
    """Counted terms as rows of a spread; each leads to the search by `name` and the filters."""
    rows = [(term.slug, term.name, term.case_count) for term in terms]
    return spread(rows, name, **filters)


def choice_spread(counts: dict[str, int], choices, name: str, **filters) -> list[dict]:
    """The same for one of the short lists, in the order of the list."""
    rows = [(value, label, counts.get(value, 0)) for value, label in choices]
    return spread(rows, name, **filters)


def spread(rows: list[tuple[str, str, int]], name: str, **filters) -> list[dict]:
    """Rows of value, label and count, each with its length beside the longest, and its address."""
    largest = max((count for _, _, count in rows), default=0) or 1
    return [
        {
            "value": value,
            "label": label,
            "count": count,
            "percent": round(100 * count / largest),
            "url": search_address(**filters, **{name: value}),
        }
        for value, label, count in rows
    ]
