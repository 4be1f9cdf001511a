"""Atom feeds of what a search finds: for anyone by its address, for its owner by a secret one."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from hub.ui.mail import absolute
from search.library import current_library
from search.saved.entries import Entry, entries
from search.saved.finding import Found, find
from search.saved.followed import Followed, organisation_names
from search.saved.letter import page_path
from search.saved.limits import limited
from search.saved.saved_search import SavedSearch

MINUTES_KEPT = 15


@dataclass(frozen=True)
class Asked:
    """What one request for a feed is about."""

    name: str
    followed: Followed
    found: Found
    address: str


class SearchFeed(Feed):
    """The cases that an address asks for; nothing of them but title, summary, link and dates."""

    feed_type = Atom1Feed
    author_name = settings.SITE_NAME

    def get_object(self, request):
        return asked(Followed.read(request.GET))

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        # A case that was withdrawn changes the feed without making its latest date later.
        del response["Last-Modified"]
        response["X-Robots-Tag"] = "noindex"
        return response

    def title(self, obj: Asked) -> str:
        return f"{settings.SITE_NAME}: {obj.name}"

    def subtitle(self, obj: Asked) -> str:
        if not obj.found.lost:
            return _("New and changed case studies")
        lost = "; ".join(f"{part.title}: {', '.join(part.lost)}" for part in obj.found.lost)
        return _("No longer in the library, and so left out: %(filters)s") % {"filters": lost}

    def link(self, obj: Asked) -> str:
        return obj.followed.url

    def feed_url(self, obj: Asked) -> str:
        return obj.address

    def feed_guid(self, obj: Asked) -> str:
        return absolute(obj.address)

    def items(self, obj: Asked) -> list[Entry]:
        return entries(obj.found.ids)

    def item_title(self, entry: Entry) -> str:
        return entry.page.title

    def item_description(self, entry: Entry) -> str:
        return escape(entry.page.summary)  # a summary in Atom is HTML

    def item_link(self, entry: Entry) -> str:
        return page_path(entry.page)

    def item_guid(self, entry: Entry) -> str:
        # The address of a page may change; its key does not.
        return absolute(reverse("case-latest", args=[entry.page.key]))

    def item_pubdate(self, entry: Entry):
        return entry.published

    def item_updateddate(self, entry: Entry):
        return entry.updated


class SavedSearchFeed(SearchFeed):
    """The same for a saved search, under the name that its owner gave it."""

    def get_object(self, request, token):
        active = SavedSearch.objects.filter(owner__is_active=True)
        search = get_object_or_404(active, token=token)
        return asked(Followed.read(search.query), search.name, search.feed_url)


def asked(followed: Followed, name: str = "", address: str = "") -> Asked:
    library = current_library()
    organisations = organisation_names([followed])
    name = name or followed.name(followed.parts(library.table.labels, organisations))
    found = find(followed, library, organisations)
    return Asked(name, followed, found, address or followed.feed_url)


def served(feed: Feed, **kept):
    view = conditional_page(feed)
    return require_safe(limited(cache_control(max_age=MINUTES_KEPT * 60, **kept)(view)))


search_feed = served(SearchFeed(), public=True)
saved_search_feed = served(SavedSearchFeed(), private=True)
