from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.ui.redline import redline
from practices.plans.blocks import TooManyBlocks, add_own_block
from practices.plans.collision import Collision, collision
from practices.plans.comments.beside import comments_beside
from practices.plans.core import warning_about
from practices.plans.drafts.keep import draft_of
from practices.plans.fit.seeing import fit_beside
from practices.plans.forms import CollisionForm, OwnBlockForm, PartForm
from practices.plans.forms.part import SAVED
from practices.plans.models import PartDraft, PlanPart
from practices.plans.rows.table import table_of
from practices.plans.saving import StalePart, save_typed
from practices.plans.steps import around
from practices.plans.views.access import breadcrumbs, edits_plan, joins_plan, require_edit
from practices.plans.views.going_on import after_saving

NOT_SENT_AGAIN = {"csrfmiddlewaretoken", "against"}


@require_http_methods(["GET", "HEAD", "POST"])
@joins_plan
def part(request, plan, part_id):
    """One question: the source's words beside our own."""
    part = get_object_or_404(plan.parts.select_related("section", "source"), pk=part_id)
    if request.method == "POST":
        return save(request, plan, part)
    draft = draft_of(part, request.user) if plan.may_edit else None
    if draft and request.GET.get("draft") == "use":
        return take_up(request, plan, part, draft)
    return show(request, plan, part, PartForm(part=part), draft=draft)


def save(request, plan, part):
    require_edit(plan)
    form = PartForm(request.POST, part=part)
    if not form.is_valid():
        return show(request, plan, part, form)
    expected = form.cleaned_data["expected_version"]
    try:
        save_typed(part=part, expected_version=expected, user=request.user, **form.values)
    except StalePart as stale:
        met = collision(theirs=stale.theirs, expected_version=expected, ours=form.values)
        return bring_together(request, plan, part, met, sent=request.POST)
    return after_saving(request, plan, part)


def take_up(request, plan, part, draft: PartDraft):
    """Put what somebody typed and did not save into the form, with what was saved meanwhile."""
    expected = draft.expected_version
    if expected != part.version:
        ours = {name: getattr(part, name) for name in SAVED} | draft.values
        ours = {name: ours[name] for name in PartForm(part=part).fields if name in SAVED}
        met = collision(theirs=part, expected_version=expected, ours=ours)
        return bring_together(request, plan, part, met, sent=as_sent(ours, expected))
    initial = draft.values | {"expected_version": expected}
    return show(request, plan, part, PartForm(initial=initial, part=part), is_taken_up=True)


def bring_together(request, plan, part, met: Collision, *, sent: QueryDict):
    """Put both people's changes into the form, after asking about what only a person can settle.

    Nothing is saved yet: whoever came second looks at the result first.
    """
    # Choices made against an older text say nothing about this one.
    is_answer = request.POST.get("against") == str(met.theirs.version)
    choices = CollisionForm(request.POST if is_answer else None, collision=met)
    if met.is_clean:
        values = met.values({}, {})
    elif choices.is_valid():
        values = choices.merged()
    else:
        return ask_whose(request, plan, part, choices, sent)
    initial = values | {"expected_version": met.theirs.version}
    return show(request, plan, part, PartForm(initial=initial, part=part), met=met)


def ask_whose(request, plan, part, choices, sent):
    context = {
        "plan": plan,
        "part": part,
        "form": choices,
        "theirs": choices.collision.theirs,
        # Sent again with the choices, so that the server needs to remember nothing.
        "sent": [
            (name, value)
            for name, values in sent.lists()
            for value in values
            if name not in NOT_SENT_AGAIN and name not in choices.fields
        ],
        "breadcrumbs": breadcrumbs(plan, part.heading),
    }
    return TemplateResponse(request, "practices/plans/collision.html", context, status=409)


def as_sent(values: dict, expected_version: int) -> QueryDict:
    """These values as a browser would send them."""
    data = QueryDict(mutable=True)
    data["expected_version"] = expected_version
    for name, value in values.items():
        if name == "is_done":
            data.setlist(name, ["on"] if value else [])
        else:
            data.setlist(name, value if isinstance(value, list) else [value])
    return data


def show(request, plan, part, form, *, met: Collision | None = None, draft=None, is_taken_up=False):
    before, after = around(plan, part.get_absolute_url())
    context = {
        "plan": plan,
        "part": part,
        "form": form,
        "met": met,
        "draft": draft,
        "is_taken_up": is_taken_up,
        "their_changes": redline(met.before.text, met.theirs.text) if met else "",
        "difference": difference(part),
        "table": table_of(part, request.GET.get("order", "")),
        "core_warning": warning_about(part),
        "before": before,
        "after": after,
        "breadcrumbs": breadcrumbs(plan, part.heading),
    }
    context |= comments_beside(part, plan, request.user) | fit_beside(part, plan, request.user)
    return TemplateResponse(
        request, "practices/plans/part.html", context, status=409 if met else 200
    )


def difference(part: PlanPart) -> str:
    """How our words differ from the source's, marked; nothing where they are the same."""
    is_comparable = part.is_block and part.base and part.text
    return redline(part.base, part.text) if is_comparable and part.text != part.base else ""


@require_http_methods(["GET", "HEAD", "POST"])
@edits_plan
def block_add(request, plan):
    """Add a building block that the source does not have."""
    get_object_or_404(plan.sections, own_blocks__isnull=False)
    form = OwnBlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            title = form.cleaned_data["title"]
            return redirect(add_own_block(plan=plan, title=title, user=request.user))
        except TooManyBlocks:
            form.add_error("title", _("This plan has as many parts of its own as it can hold."))
    context = {
        "plan": plan,
        "form": form,
        "heading": _("Add a part of our own"),
        "button": _("Add and go on"),
        "breadcrumbs": breadcrumbs(plan, _("Add a part of our own")),
    }
    return TemplateResponse(request, "practices/plans/form.html", context)
