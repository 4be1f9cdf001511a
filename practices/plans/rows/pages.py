"""What the pages of rows share: finding a row, and asking with a form."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from practices.plans.rows.addresses import table_url
from practices.plans.rows.kind import RowKind
from practices.plans.rows.kinds import KINDS
from practices.plans.rows.verbs import MOST
from practices.plans.views.access import breadcrumbs

FULL = gettext_lazy(
    "This part holds %d rows, as many as it can. Delete one that nobody needs first."
)


def kind_or_404(key: str) -> RowKind:
    if key not in KINDS:
        raise Http404
    return KINDS[key]


def row_or_404(plan, key: str, row_id: int):
    """A row of this plan, with its part."""
    rows = kind_or_404(key).rows(plan=plan, part__kind=key)
    return get_object_or_404(rows.select_related("part"), pk=row_id)


def ask(request, plan, part, form, heading, **more):
    """A page with a form about one row. `theirs` are facts that a colleague saved meanwhile."""
    context = {
        "plan": plan,
        "part": part,
        "form": form,
        "heading": heading,
        "back_url": table_url(part),
        "breadcrumbs": breadcrumbs(plan, part.heading, heading),
    } | more
    status = 409 if more.get("theirs") or more.get("is_gone") else 200
    return TemplateResponse(request, "practices/plans/rows/form.html", context, status=status)


def full_words() -> str:
    return FULL % MOST


def full(form) -> None:
    form.add_error(None, full_words())


def say_deleted(request, kind: RowKind, change):
    """Say that it is gone, with the way back."""
    url = reverse("plan-row-put-back", args=[change.plan_id, change.pk])
    link = format_html(
        '<a class="govuk-notification-banner__link" href="{}">{}</a>', url, kind.words.put_back
    )
    messages.success(request, format_html("{} {}", kind.words.deleted, link))


def sent_again(data, **seen):
    """What was sent, made ready to be sent once more on top of what a colleague saved."""
    data = data.copy()
    for name, value in seen.items():
        data[name] = value
    return data
