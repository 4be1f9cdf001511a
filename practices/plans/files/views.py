"""The files of a plan. Nobody gets one who may not read the plan."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from practices.plans.files.attaching import (
    MOST,
    TooManyFiles,
    attach_file,
    remove_file,
    rename_file,
)
from practices.plans.files.forms import FileForm, FileTitleForm
from practices.plans.menu import menu
from practices.plans.views.access import breadcrumbs, edits_plan, reads_plan

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@reads_plan
def files(request, plan):
    """What is attached to the plan."""
    context = {
        "plan": plan,
        "menu": list(menu(plan, here="plan-files")),
        "files": plan.files.select_related("added_by"),
        "breadcrumbs": breadcrumbs(plan, _("Files")),
    }
    return TemplateResponse(request, "practices/plans/files/files.html", context)


@require_http_methods(FORM_METHODS)
@edits_plan
def add(request, plan):
    """Attach a file."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            attach_file(plan=plan, checked=sent["file"], title=sent["title"], user=request.user)
        except TooManyFiles:
            form.add_error(
                "file",
                _("A plan can have %d files. Remove one before you attach another.") % MOST,
            )
        else:
            messages.success(request, _("The file was attached."))
            return redirect("plan-files", plan.pk)
    return ask(request, plan, form, _("Attach a file"), "add.html")


@require_safe
@reads_plan
def download(request, plan, file_id):
    """The file itself: to be saved, never to be run or shown as a page of ours."""
    file = get_object_or_404(plan.files, pk=file_id)
    try:
        opened = file.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        opened, as_attachment=True, filename=file.file_name, content_type=file.content_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_http_methods(FORM_METHODS)
@edits_plan
def rename(request, plan, file_id):
    """Give a file another title."""
    file = get_object_or_404(plan.files, pk=file_id)
    form = FileTitleForm(request.POST or None, initial={"title": file.title})
    if request.method == "POST" and form.is_valid():
        rename_file(file=file, user=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("plan-files", plan.pk)
    return ask(request, plan, form, _("Change the title of a file"), "rename.html", file=file)


@require_http_methods(FORM_METHODS)
@edits_plan
def remove(request, plan, file_id):
    """Ask whether to remove a file, then do it."""
    file = get_object_or_404(plan.files, pk=file_id)
    if request.method == "POST":
        remove_file(file=file, user=request.user)
        messages.success(request, _("The file was removed."))
        return redirect("plan-files", plan.pk)
    heading = _("Remove this file?")
    context = {
        "plan": plan,
        "heading": heading,
        "text": f"{file.title} ({file.file_name})",
        "warning": _("It is removed for good, for everyone who sees the plan."),
        "button": _("Remove this file"),
        "cancel_url": reverse("plan-files", args=[plan.pk]),
        "breadcrumbs": breadcrumbs(plan, _("Files"), heading),
    }
    return TemplateResponse(request, "practices/plans/confirm.html", context)


def ask(request, plan, form, heading, template, **more):
    context = {
        "plan": plan,
        "form": form,
        "heading": heading,
        "breadcrumbs": breadcrumbs(plan, _("Files"), heading),
        **more,
    }
    return TemplateResponse(request, f"practices/plans/files/{template}", context)
