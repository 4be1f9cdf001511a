from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.urls import reverse

from search.saved.followed import Followed

register = template.Library()


@register.inclusion_tag("search/saved/follow_button.html", takes_context=True)
def follow_button(context, name, **filters):
    """A button to follow the cases of a page: `{% follow_button term.name barrier=term.slug %}`.

    Visitors get a link that asks them to sign in. One query for who is signed in.
    """
    followed = _followed(filters)
    return {"name": name} | _state(context.get("request"), followed, name=name)


@register.inclusion_tag("search/saved/follow_search.html", takes_context=True)
def follow_search(context, asked):
    """The same for what a results page asks for, as a link: a form cannot stand in another."""
    return _state(context.get("request"), Followed.read(asked.link.removeprefix("?")))


@register.inclusion_tag("search/saved/feed_link.html")
def feed_link(name, asked=None, **filters):
    """Tell feed readers of the page's feed; for the head of a page."""
    followed = Followed.read(asked.link.removeprefix("?")) if asked else _followed(filters)
    return {"name": name, "url": followed.feed_url}


def _followed(filters: dict[str, str]) -> Followed:
    return Followed.read(QueryDict(urlencode(filters)))


def _state(request, followed: Followed, **named) -> dict:
    """Whether this visitor follows it, and the addresses to do so or not."""
    if request is None:  # a preview
        return {}
    user = getattr(request, "user", None)
    is_signed_in = bool(user and user.is_authenticated)
    kept = user.saved_searches.filter(query=followed.query).first() if is_signed_in else None
    rest = urlencode(named | {"next": request.get_full_path()})
    query = "&".join(filter(None, [followed.query, rest]))
    return {
        "request": request,
        "is_signed_in": is_signed_in,
        "search": kept,
        "follow_url": f"{reverse('follow')}?{query}",
        "unfollow_url": f"{reverse('unfollow')}?{query}",
        "is_shown": True,
    }
