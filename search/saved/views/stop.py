from django.core.signing import BadSignature
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from search.saved.keep import stop_mails
from search.saved.saved_search import Frequency
from search.saved.stop_links import searches_of


# Mail programs post here by themselves (RFC 8058), without a cookie. The address is the secret.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """Stop mails without signing in. Only a POST does: mail scanners open every link."""
    try:
        searches = searches_of(token)
    except BadSignature:
        searches = None
    names = list(searches.values_list("name", flat=True)) if searches is not None else []
    is_on = bool(names) and searches.exclude(frequency=Frequency.NEVER).exists()
    if request.method == "POST" and is_on:
        stop_mails(searches)
    heading = _("Stop these e-mails?")
    if not names:
        heading = _("There are no e-mails to stop")
    elif request.method == "POST" or not is_on:
        heading = _("We send no more of these e-mails")
    context = {
        "names": names,
        "heading": heading,
        "is_asking": is_on and request.method != "POST",
        "is_known": searches is not None,
    }
    status = 200 if searches is not None else 404
    return TemplateResponse(request, "search/saved/stop.html", context, status=status)
