from dataclasses import asdict
from itertools import groupby

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from search.forms import tidy
from search.suggest.choosing import suggest
from search.suggest.entries import Entry
from search.suggest.kinds import TITLES

LONGEST = 100


@require_safe
def suggestions(request):
    """What to suggest for `q`: {"groups": [{"title", "items": [{"text", "url"}]}], "said"}.

    An item with a "question" is to be searched for; "detail" tells it from others of that name;
    what is "said" is for those who cannot see the list.
    """
    found = suggest(tidy(request.GET.get("q", ""))[:LONGEST])
    groups = [
        {"title": str(TITLES[kind]), "items": [as_json(entry) for entry in entries]}
        for kind, entries in groupby(found, key=lambda entry: entry.kind)
    ]
    response = JsonResponse({"groups": groups, "said": said(len(found))})
    response["X-Robots-Tag"] = "noindex"
    return response


def said(number: int) -> str:
    if not number:
        return _("No suggestions.")
    return ngettext(
        "%(number)s suggestion. Use the arrow keys to choose it.",
        "%(number)s suggestions. Use the arrow keys to choose one.",
        number,
    ) % {"number": number}


def as_json(entry: Entry) -> dict:
    item = asdict(entry)
    del item["kind"]
    # "Cardiff community hubs" tells that it is in Cardiff.
    if entry.detail.casefold() in entry.text.casefold():
        del item["detail"]
    return {name: value for name, value in item.items() if value}
