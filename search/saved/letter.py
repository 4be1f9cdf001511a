"""The mail that tells one person what is new in the searches they follow."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.people.models import User
from hub.ui.mail import absolute, one_click_stop
from practices.case_studies.models import CaseStudyPage
from search.saved import stop_links
from search.saved.followed import Followed, Part
from search.saved.news import Item
from search.saved.saved_search import SavedSearch

MOST_SHOWN = 10  # of one search; the rest is behind its link


@dataclass(frozen=True)
class Section:
    """What one mail says of one search."""

    search: SavedSearch
    followed: Followed
    until: datetime
    items: list[Item]
    lost: list[Part] = field(default_factory=list)

    @property
    def is_worth_telling(self) -> bool:
        return bool(self.items or self.is_new_loss)

    @property
    def is_new_loss(self) -> bool:
        return bool(self.lost) and not self.search.told_of_loss


def letter(owner: User, sections: list[Section], pages: dict[int, CaseStudyPage], connection):
    """The mail, ready to send. `pages` are the visible cases to show, by id."""
    context = {
        "site_name": settings.SITE_NAME,
        "sections": [_section(section, pages) for section in sections],
        "searches_url": absolute(reverse("saved-searches")),
        "stop_url": absolute(stop_links.stop_all(owner)),
    }
    mail = EmailMultiAlternatives(
        subject=" ".join(_subject(sections).split()),  # one line, as mail asks
        body=render_to_string("search/saved/mail.txt", context),
        to=[owner.email],
        headers={
            **one_click_stop(context["stop_url"]),
            "Auto-Submitted": "auto-generated",
            "Message-ID": _message_id(owner, sections),
        },
        connection=connection,
    )
    mail.attach_alternative(render_to_string("search/saved/mail.html", context), "text/html")
    return mail


def shown(sections: list[Section]) -> set[int]:
    """The ids of all cases that a letter of these shows."""
    return {item.page_id for section in sections for item in section.items[:MOST_SHOWN]}


def _section(section: Section, pages: dict[int, CaseStudyPage]) -> dict:
    items = section.items[:MOST_SHOWN]
    return {
        "name": section.search.name,
        "url": absolute(section.followed.url),
        "cases": [_case(item, pages[item.page_id]) for item in items if item.page_id in pages],
        "more": len(section.items) - len(items),
        "lost": section.lost if section.is_new_loss else [],
        "is_closed": any(part.is_closed for part in section.lost),
        "change_url": absolute(section.search.get_absolute_url()),
        "stop_url": absolute(stop_links.stop_one(section.search)),
    }


def _case(item: Item, page: CaseStudyPage) -> dict:
    return {
        "title": page.title,
        "summary": page.summary,
        "place": page.place_name,
        "url": absolute(page_path(page)),
        "is_first": item.is_first,
        "at": item.at,
    }


def page_path(page) -> str:
    parts = page.get_url_parts()
    return parts[2] if parts else ""


def _subject(sections: list[Section]) -> str:
    count = len({item.page_id for section in sections for item in section.items})
    if not count:
        return _("%(site)s: a search you follow has lost a filter") % {"site": settings.SITE_NAME}
    cases = ngettext(
        "%(count)s new or changed case study", "%(count)s new or changed case studies", count
    ) % {"count": count}
    where = sections[0].search.name if len(sections) == 1 else _("the searches you follow")
    return _("%(cases)s in %(where)s") % {"cases": cases, "where": where}


def _message_id(owner: User, sections: list[Section]) -> str:
    """The same for the same news: should it go out twice, mail servers can tell."""
    told = sorted(f"{s.search.pk} {s.search.told_until} {s.until}" for s in sections)
    digest = hashlib.sha256("\n".join([str(owner.pk), *told]).encode()).hexdigest()[:40]
    return f"<{digest}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or 'localhost'}>"
