from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from practices.case_studies.requirements import Incomplete


class RefusalMiddleware:
    """Tells an editor what a case lacks where the admin publishes without the case's own form.

    Such doors (an approval, several pages at once) know no errors of a form; without this the
    editor would see that something is broken, and not what to do.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Incomplete) or exception.page.pk is None:
            return None
        if not request.path.startswith("/admin/"):
            return None
        refused = _("Nothing was published: “%(title)s” is not complete. %(reasons)s") % {
            "title": exception.page.get_admin_display_title(),
            "reasons": " ".join(exception.messages),
        }
        messages.error(request, refused)
        address = reverse("wagtailadmin_pages:edit", args=[exception.page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # An approval with a comment is sent from a dialogue, which goes where it is told.
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)
