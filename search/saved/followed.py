"""What someone follows: a question and filters, perhaps about the cases of one organisation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.validators import slug_re
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from hub.people.models import Organisation
from search.asked import Asked
from search.facets import FACETS, TITLES
from search.forms import QuestionField, tidy

MOST_VALUES = 30  # of one filter
LONGEST_VALUE = 120
LONGEST_NAME = 100
Labels = Mapping[str, Mapping[str, str]]  # facet: value: its name


@dataclass(frozen=True)
class Part:
    """One filter in words; `lost` are its values that the library no longer has."""

    title: str
    values: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def is_closed(self) -> bool:
        """Whether nothing is left of it that could find anything."""
        return bool(self.lost) and not self.values


@dataclass(frozen=True)
class Followed:
    asked: Asked
    organisation: str = ""  # its slug

    @classmethod
    def read(cls, query: str | QueryDict) -> "Followed":
        """From an address. Filters with unknown values stay, so that they can be told about."""
        params = QueryDict(query) if isinstance(query, str) else query
        asked = Asked(
            q=QuestionField(required=False).clean(params.get("q")),
            choices={name: values(params, name) for name in FACETS},
            exact=is_on(params, "exact"),
            as_typed=is_on(params, "as_typed"),
        )
        return cls(asked, next(iter(values(params, "organisation")), ""))

    @property
    def query(self) -> str:
        """The one way of writing it in an address, without the question mark."""
        pairs = [self.asked.link.removeprefix("?")]
        pairs += [urlencode({"organisation": self.organisation})] if self.organisation else []
        return "&".join(filter(None, pairs))

    @property
    def url(self) -> str:
        """The page that shows what it finds."""
        if slug_re.match(self.organisation):
            return reverse("organisation", args=[self.organisation])
        return reverse("search") + (self.asked.link if self.query else "")

    @property
    def feed_url(self) -> str:
        return reverse("search-feed") + (f"?{self.query}" if self.query else "")

    @property
    def words(self) -> str:
        """The question, as a list of what is followed shows it."""
        literal = self.asked.exact or self.asked.as_typed
        return _("%(q)s (only as typed)") % {"q": self.asked.q} if literal else self.asked.q

    def parts(self, labels: Labels, organisations: Mapping[str, str]) -> list[Part]:
        """Its filters in words. `organisations` are names by slug."""
        parts = [
            part_of(str(TITLES[name]), chosen, labels[name], may_be_empty=name == "year")
            for name in FACETS
            if (chosen := self.asked.choices.get(name))
        ]
        if self.organisation:
            parts.append(part_of(_("Organisation"), [self.organisation], organisations))
        return parts

    def name(self, parts: list[Part]) -> str:
        """A name for it: Damp homes, Housing, Wales."""
        words = [self.asked.q] if self.asked.q else []
        words += [", ".join(part.values) for part in parts if part.values]
        return Truncator(capfirst(", ".join(words)) or _("All case studies")).chars(LONGEST_NAME)


def values(params: QueryDict, name: str) -> tuple[str, ...]:
    """In one order: the same search is the same row, however its address was written."""
    found = {tidy(value)[:LONGEST_VALUE] for value in params.getlist(name)} - {""}
    return tuple(sorted(found)[:MOST_VALUES])


def is_on(params: QueryDict, name: str) -> bool:
    return params.get(name, "").lower() not in ("", "false")


def part_of(title: str, chosen, names: Mapping[str, str], *, may_be_empty=False) -> Part:
    part = Part(title)
    for value in chosen:
        # A year without a case is still a year.
        if value in names or (may_be_empty and value.isdecimal()):
            part.values.append(str(names.get(value, value)))
        else:
            part.lost.append(value)
    return part


def organisation_names(followed: list[Followed]) -> dict[str, str]:
    """The names of all organisations that these are about, in one query at most."""
    slugs = {one.organisation for one in followed if one.organisation}
    if not slugs:
        return {}
    return dict(Organisation.objects.filter(slug__in=slugs).values_list("slug", "name"))
