from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from practices.plans.comments.forms import CommentForm, ReplyForm
from practices.plans.comments.people import people_inside
from practices.plans.comments.threads import first_comments, threads_from
from practices.plans.comments.write import (
    add_comment,
    delete_comment,
    edit_comment,
    reopen,
    resolve,
)
from practices.plans.models import Comment
from practices.plans.views.access import breadcrumbs, joins_plan

FORM_METHODS = ["GET", "HEAD", "POST"]
PER_PAGE = 25


@require_safe
@joins_plan
def comments(request, plan):
    """Every thread of the plan that is open, or that is resolved."""
    resolved = request.GET.get("show") == "resolved"
    found = first_comments(plan, resolved=resolved)
    page_obj = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "plan": plan,
        "threads": threads_from(page_obj.object_list, request.user),
        "page_obj": page_obj,
        "resolved": resolved,
        "breadcrumbs": breadcrumbs(plan, _("Comments")),
    }
    return TemplateResponse(request, "practices/plans/comments/list.html", context)


@require_http_methods(FORM_METHODS)
@joins_plan
def comment_add(request, plan, part_id):
    """Say something beside a part. Its form stands on the part's own page too."""
    part = get_object_or_404(plan.parts, pk=part_id)
    form = CommentForm(request.POST or None, people=others_inside(plan, request.user))
    if request.method == "POST" and form.is_valid():
        said = add_comment(part=part, author=request.user, **form.cleaned_data)
        return back_to(request, said, _("Your comment is there."))
    return ask(request, plan, part, form, _("Write a comment"))


@require_http_methods(FORM_METHODS)
@joins_plan
def comment_reply(request, plan, comment_id):
    """Answer a comment."""
    comment = find(plan, comment_id)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {"part": comment.part, "author": request.user, "answers": comment}
        try:
            said = add_comment(**given, **form.cleaned_data)
        except Comment.DoesNotExist:
            raise Http404 from None
        return back_to(request, said, _("Your answer is there."))
    return ask(request, plan, comment.part, form, _("Answer a comment"), comment)


@require_http_methods(FORM_METHODS)
@joins_plan
def comment_edit(request, plan, comment_id):
    """Change one's own comment."""
    comment = find(plan, comment_id, author=request.user)
    form = CommentForm(
        request.POST or None,
        people=others_inside(plan, request.user),
        initial={"text": comment.text},
    )
    if request.method == "POST" and form.is_valid():
        edit_comment(comment=comment, **form.cleaned_data)
        return back_to(request, comment, _("Your comment was changed."))
    return ask(request, plan, comment.part, form, _("Change a comment"))


@require_http_methods(FORM_METHODS)
@joins_plan
def comment_delete(request, plan, comment_id):
    """Ask whether to delete one's own comment, then do it."""
    comment = find(plan, comment_id, author=request.user)
    part = comment.part
    if request.method == "POST":
        delete_comment(comment=comment)
        messages.success(request, _("The comment was deleted."))
        return redirect(f"{part.get_absolute_url()}#comments")
    context = {
        "plan": plan,
        "heading": _("Delete this comment?"),
        "text": comment.text,
        "warning": _("It cannot be brought back. Answers to it stay."),
        "button": _("Delete this comment"),
        "cancel_url": f"{part.get_absolute_url()}#comments",
        "breadcrumbs": breadcrumbs(plan, _("Delete a comment")),
    }
    return TemplateResponse(request, "practices/plans/confirm.html", context)


@require_POST
@joins_plan
def comment_resolve(request, plan, comment_id):
    """Say that nothing is left to do about a thread."""
    comment = find(plan, comment_id, answers=None)
    resolve(comment=comment, user=request.user)
    return back_to(request, comment, _("The comment is resolved."))


@require_POST
@joins_plan
def comment_reopen(request, plan, comment_id):
    """Take a thread up again."""
    comment = find(plan, comment_id, answers=None)
    reopen(comment=comment)
    return back_to(request, comment, _("The comment is open again."))


def find(plan, comment_id, **narrowed):
    comments = plan.comments.select_related("part", "author")
    return get_object_or_404(comments, pk=comment_id, **narrowed)


def others_inside(plan, user):
    return people_inside(plan).exclude(pk=user.pk)


def back_to(request, comment, text):
    messages.success(request, text)
    page = comment.part.get_absolute_url()
    return redirect(f"{page}#comment-{comment.pk}")


def ask(request, plan, part, form, heading, answered=None):
    context = {
        "plan": plan,
        "part": part,
        "form": form,
        "heading": heading,
        "answered": answered,
        "breadcrumbs": breadcrumbs(plan, part.heading, heading),
    }
    return TemplateResponse(request, "practices/plans/comments/form.html", context)
