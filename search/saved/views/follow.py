"""The buttons: what to follow stands in the address, and so does where to go back to."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from search.library import current_library
from search.saved import keep
from search.saved.followed import Followed, organisation_names
from search.saved.forms import SavedSearchForm
from search.saved.saved_search import Frequency, SavedSearch
from search.saved.views.access import breadcrumbs, private, way_back

REASONS = {
    "long": gettext_lazy("This search is too long to follow. Use fewer words or filters."),
    "many": gettext_lazy("You follow as many searches as anyone can. Stop following one first."),
    "often": gettext_lazy("You have followed many searches. Please try again in an hour."),
}
HOW_OFTEN = {
    Frequency.DAILY: gettext_lazy(
        "You now follow “%(name)s”. On days with something new we e-mail you at %(email)s."
    ),
    Frequency.WEEKLY: gettext_lazy(
        "You now follow “%(name)s”. If a week brings something new, we e-mail you at %(email)s."
    ),
    Frequency.NEVER: gettext_lazy("You now follow “%(name)s”. We send no e-mails about it."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@private
def follow(request):
    """Name what to follow and say how often to write; the buttons post their own answers."""
    followed = Followed.read(request.GET)
    parts = followed.parts(current_library().table.labels, organisation_names([followed]))
    if any(part.lost for part in parts):
        messages.error(request, _("That filter is no longer in the library."))
        return redirect("search")
    instance = request.user.saved_searches.filter(query=followed.query).first()
    if instance and "button" in request.POST:
        # The page was older than that: what they chose since then stays.
        return redirect(way_back(request, followed.url))
    form = SavedSearchForm(
        request.POST if request.method == "POST" else None,
        instance=instance or SavedSearch(),
        initial={} if instance else suggested(request, followed, parts),
    )
    if request.method == "POST" and form.is_valid() and keeps(request, followed, form):
        return redirect(way_back(request, followed.url))
    context = {
        "form": form,
        "is_followed": bool(instance),
        "parts": parts,
        "words": followed.words,
        "back_url": way_back(request, followed.url),
        "breadcrumbs": breadcrumbs(_("Follow")),
    }
    return TemplateResponse(request, "search/saved/follow.html", context)


def suggested(request, followed: Followed, parts) -> dict:
    """What the page that we come from calls it, or what it asks for; and a mail every week."""
    name = " ".join(request.GET.get("name", "").replace("\0", "").split())
    return {"name": name[:100] or followed.name(parts), "frequency": Frequency.WEEKLY}


def keeps(request, followed: Followed, form) -> bool:
    """Whether it is followed now; if not, the form says why."""
    try:
        search = keep.follow(owner=request.user, followed=followed, **form.cleaned_data)
    except keep.CannotFollow as reason:
        form.add_error(None, REASONS[reason.code])
        return False
    words = {"name": search.name, "email": request.user.email}
    messages.success(request, HOW_OFTEN[search.frequency] % words)
    return True


@require_POST
@private
def unfollow(request):
    """Stop following what the address asks for."""
    followed = Followed.read(request.GET)
    search = request.user.saved_searches.filter(query=followed.query).first()
    if search:
        search.delete()
        messages.success(request, _("You no longer follow “%(name)s”.") % {"name": search})
    return redirect(way_back(request, followed.url))
