from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from search.library import current_library
from search.saved import keep
from search.saved.followed import Followed, organisation_names
from search.saved.forms import SavedSearchForm
from search.saved.views.access import breadcrumbs, owns, private


@require_safe
@private
def mine(request):
    """The searches that this person follows."""
    searches = list(request.user.saved_searches.all())
    followed = [Followed.read(search.query) for search in searches]
    organisations = organisation_names(followed)
    labels = current_library().table.labels
    rows = [
        row(search, one, one.parts(labels, organisations))
        for search, one in zip(searches, followed, strict=True)
    ]
    context = {"rows": rows, "most": keep.MOST, "breadcrumbs": breadcrumbs()}
    return TemplateResponse(request, "search/saved/mine.html", context)


def row(search, followed: Followed, parts) -> dict:
    return {
        "search": search,
        "url": followed.url,
        "told": told(search.name, followed, parts),
        "lost": [part for part in parts if part.lost],
        "is_closed": any(part.is_closed for part in parts),
    }


def told(name: str, followed: Followed, parts) -> list[str]:
    """What it asks for; without what its name says already."""
    asks = [(_("Words"), followed.words)]
    asks += [(part.title, ", ".join(part.values)) for part in parts]
    asks = [(title, value) for title, value in asks if value]
    if len(asks) == 1 and asks[0][1].casefold() == name.casefold():
        return [asks[0][0]]
    return [f"{title}: {value}" for title, value in asks] or (
        [] if followed.query else [_("No filters")]
    )


@require_http_methods(["GET", "HEAD", "POST"])
@owns
def change(request, search):
    """Give a saved search another name, or mails at other times."""
    name = search.name
    form = SavedSearchForm(request.POST if request.method == "POST" else None, instance=search)
    if request.method == "POST" and form.is_valid():
        search.refresh_from_db()  # the form has written into it; the verb is to do that
        keep.change(search, **form.cleaned_data)
        messages.success(request, _("Your changes to “%(name)s” were saved.") % {"name": search})
        return redirect("saved-searches")
    context = {"search": search, "name": name, "form": form, "breadcrumbs": breadcrumbs(name)}
    return TemplateResponse(request, "search/saved/change.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@owns
def delete(request, search):
    """Ask whether to stop following a search, then do it."""
    if request.method == "POST":
        search.delete()
        messages.success(request, _("You no longer follow “%(name)s”.") % {"name": search})
        return redirect("saved-searches")
    context = {"search": search, "breadcrumbs": breadcrumbs(_("Stop following"))}
    return TemplateResponse(request, "search/saved/delete.html", context)
