from dataclasses import asdict
from itertools import groupby

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from search.forms import tidy
from search.suggest.choosing import suggest
from search.suggest.entries import Entry
from search.suggest.kinds import TITLES

LONGEST = 100


@require_safe
def suggestions(request):
    """What to suggest for `q`, kind by kind: {"groups": [{"title", "items": [{"text", "url"}]}]}.

    An item with a "question" is to be searched for; "detail" tells it from others of that name.
    """
    found = suggest(tidy(request.GET.get("q", ""))[:LONGEST])
    groups = [
        {"title": str(TITLES[kind]), "items": [as_json(entry) for entry in entries]}
        for kind, entries in groupby(found, key=lambda entry: entry.kind)
    ]
    response = JsonResponse({"groups": groups})
    response["X-Robots-Tag"] = "noindex"
    return response


def as_json(entry: Entry) -> dict:
    return {name: value for name, value in asdict(entry).items() if value and name != "kind"}
