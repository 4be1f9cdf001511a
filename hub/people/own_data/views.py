from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hub.people.own_data.collect import own_data
from hub.people.own_data.forget import OwnsAlone, delete_account


@login_required
@require_safe
def show(request):
    """What someone can do with what the hub keeps about them."""
    return TemplateResponse(request, "hub/people/own_data.html")


@reauthentication_required
@never_cache
@require_safe
def download(request):
    """Everything the hub keeps about the person signed in, as a JSON file."""
    answer = JsonResponse(own_data(request.user), json_dumps_params={"indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return answer


@reauthentication_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request):
    """Ask whether to delete the account, then do it."""
    stuck = []
    if request.method == "POST":
        user = request.user
        try:
            delete_account(user=user)
        except OwnsAlone as alone:
            stuck = alone.names
        else:
            logout(request)
            messages.success(request, _("Your account was deleted."))
            return redirect("/")
    status = 409 if stuck else 200
    return TemplateResponse(
        request, "hub/people/delete_account.html", {"stuck": stuck}, status=status
    )
