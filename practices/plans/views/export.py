from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from practices.plans.export import FORMATS
from practices.plans.views.access import reads_plan


@require_safe
@reads_plan
def export(request, plan, name):
    """The plan as a file to keep. `?source=all` quotes the source beside every part."""
    if name not in FORMATS:
        raise Http404
    wanted = FORMATS[name]
    content = wanted.write(
        plan,
        site=request.build_absolute_uri("/"),
        quote_all=request.GET.get("source") == "all",
    )
    filename = f"{slugify(plan.title)[:80] or 'plan'}.{name}"
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(content, content_type=wanted.content_type, headers=headers)
