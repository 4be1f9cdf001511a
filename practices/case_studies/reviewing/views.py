from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from practices.case_studies.reviewing.answer import (
    AlreadyAnswered,
    something_changed,
    still_right,
)
from practices.case_studies.reviewing.forms import ChangedForm
from practices.case_studies.reviewing.links import read


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request, token):
    """Say whether a case is still right, by the link in a mail.

    Opening it changes nothing: mail scanners open links too.
    """
    found = read(token)
    if found is None or not found[0].page.live:
        raise Http404
    ask, email = found
    form = ChangedForm(request.POST if request.POST.get("do") == "changed" else None)
    if request.method == "POST" and not ask.answered_at:
        try:
            if request.POST.get("do") == "right":
                still_right(ask=ask, email=email)
                return redirect(request.path)
            if form.is_valid():
                something_changed(ask=ask, email=email, note=form.cleaned_data["note"])
                return redirect(request.path)
        except AlreadyAnswered:
            return redirect(request.path)
    context = {"ask": ask, "page": ask.page, "form": form}
    return TemplateResponse(request, "practices/reviewing/review.html", context)
