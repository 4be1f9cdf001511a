from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.ui.html import to_text
from practices.plans.drafts.keep import DraftTooLong, draft_of, keep_draft, throw_away, typed_in
from practices.plans.views.access import breadcrumbs, edits_plan


@require_POST
@edits_plan
def draft_keep(request, plan, part_id):
    """Keep what the form of a part holds, for a script that asks while somebody writes."""
    part = get_object_or_404(plan.parts.select_related("source"), pk=part_id)
    expected = request.POST.get("expected_version", "")
    if not expected.isdecimal() or len(expected) > 9 or not 0 < int(expected) <= part.version:
        return JsonResponse({"error": _("This page is out of date.")}, status=400)
    try:
        values = typed_in(part, request.POST)
    except DraftTooLong:
        text = _("This is too long to keep as a draft. Shorten it, then save.")
        return JsonResponse({"error": text}, status=413)
    draft = keep_draft(part=part, user=request.user, expected_version=int(expected), values=values)
    at = timezone.localtime(draft.saved_at if draft else None)
    return JsonResponse({"is_kept": draft is not None, "at": date_format(at, "H:i")})


@require_http_methods(["GET", "HEAD", "POST"])
@edits_plan
def draft_throw(request, plan, part_id):
    """Ask whether to forget the words that one did not save, then do it."""
    part = get_object_or_404(plan.parts, pk=part_id)
    if request.method == "POST":
        throw_away(part=part, user=request.user)
        messages.success(request, _("The words that you did not save are gone."))
        return redirect(part)
    draft = draft_of(part, request.user)
    if draft is None:
        return redirect(part)
    context = {
        "plan": plan,
        "heading": _("Throw away the words you did not save?"),
        "text": to_text(draft.values.get("text", "")) or part.heading,
        "warning": _("They cannot be brought back. What is saved in the part stays."),
        "button": _("Throw them away"),
        "cancel_url": part.get_absolute_url(),
        "breadcrumbs": breadcrumbs(plan, part.heading, _("Words not saved")),
    }
    return TemplateResponse(request, "practices/plans/confirm.html", context)
