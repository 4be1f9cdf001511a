from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from practices.plans.export import FORMATS, Reader
from practices.plans.menu import menu
from practices.plans.views.access import breadcrumbs, reads_plan

LONGEST_NAME = 80


@require_safe
@reads_plan
def download(request, plan):
    """The ways to take a plan away, and what to put in."""
    context = {
        "plan": plan,
        "formats": [
            {"name": name, "title": each.title, "purpose": each.purpose, "here": each.is_available}
            for name, each in FORMATS.items()
        ],
        "chosen": request.GET.get("format"),
        "menu": list(menu(plan, here="plan-download")),
        "breadcrumbs": breadcrumbs(plan, _("Download")),
    }
    return TemplateResponse(request, "practices/plans/export/download.html", context)


@require_safe
@reads_plan
def chosen(request, plan):
    """The file in the format that the form of the page above names."""
    return export(request, plan_id=plan.pk, name=request.GET.get("format") or "docx")


@require_safe
@reads_plan
def export(request, plan, name):
    """The plan as a file to keep. `?source=all` quotes the source beside every part, and
    `?comments=in` writes the comments into it, for people who work on the plan."""
    if name not in FORMATS:
        raise Http404
    wanted = FORMATS[name]
    if not wanted.is_available():
        return TemplateResponse(
            request,
            "practices/plans/export/not_here.html",
            {"plan": plan, "format": wanted, "breadcrumbs": breadcrumbs(plan, _("Download"))},
            status=503,
        )
    content = wanted.write(plan, reader_of(request, plan))
    headers = {"Content-Disposition": f'attachment; filename="{file_name(plan)}.{name}"'}
    return HttpResponse(content, content_type=wanted.content_type, headers=headers)


def reader_of(request, plan) -> Reader:
    return Reader(
        is_inside=plan.is_inside,
        quotes_source=request.GET.get("source") == "all",
        wants_comments=request.GET.get("comments") == "in",
        site=request.build_absolute_uri("/"),
    )


def file_name(plan) -> str:
    """Letters, figures and hyphens: safe in a header and on every disk."""
    return slugify(plan.title)[:LONGEST_NAME].strip("-") or "plan"
