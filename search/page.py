"""What the results page shows beside the results: filters, chips, orders, ways on."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from search.asked import CHECKED, EVIDENCE, NEWEST, RELEVANCE, Asked
from search.backend.text import stem, words
from search.facets import FACETS, HOW_FAR_ANY, TITLES
from search.service import SearchResults

SORT_LABELS = {
    RELEVANCE: _("Best match"),
    NEWEST: _("Started most recently"),
    CHECKED: _("Checked most recently"),
    EVIDENCE: _("Surest evidence"),
}
# How many added phrases are named before "and 5 more".
MOST_ADDED = 3
# How many values of a filter are shown before "Show all".
MOST_SHOWN = 8
# Whose values have no order of their own.
BY_COUNT = {"sector", "barrier", "kind", "approach", "group", "region", "publisher"}


@dataclass(frozen=True)
class ResultsPage:
    """Everything a template asks of one set of results; addresses are relative to the page."""

    results: SearchResults

    @property
    def asked(self):
        return self.results.asked

    @property
    def facets(self) -> list[dict]:
        """The filters as templates/ui/facet.html expects them; those of no use are left out."""
        return [self._facet(name) for name in FACETS if self._is_offered(name)]

    @property
    def chips(self) -> list[dict]:
        return [
            {
                "text": self._label(name, value),
                "kind": self._title(name),
                "url": self.asked.without(name, value).link,
            }
            for name, value in self.asked.chosen
        ]

    @property
    def without_filters(self) -> str:
        return self.asked.but(choices={}).link

    @property
    def page_base(self) -> str:
        """This address, ready for `page=2` to be added."""
        link = self.asked.link
        return link if link == "?" else f"{link}&"

    @property
    def orders(self) -> list[dict]:
        """The usual order has no value, so that adding a question turns it to best match."""
        offered = [RELEVANCE] if self.asked.q else []
        return [
            {
                "value": "" if order == self.asked.usual_order else order,
                "label": SORT_LABELS[order],
                "chosen": order == self.asked.order,
            }
            for order in [*offered, NEWEST, CHECKED, EVIDENCE]
        ]

    @property
    def is_by_check(self) -> bool:
        return self.asked.order == CHECKED

    @property
    def added(self) -> list[str]:
        """What was searched for besides; the first of phrases with the same words."""
        return self._added[:MOST_ADDED]

    @property
    def more_added(self) -> list[str]:
        return self._added[MOST_ADDED:]

    @property
    def only_these_words(self) -> str:
        """The same without words of the same meaning."""
        return self.asked.but(exact=True).link

    @property
    def with_synonyms(self) -> str:
        return self.asked.but(exact=False).link

    @property
    def as_typed(self) -> str:
        """The same with its mistyped words left alone."""
        return self.asked.but(as_typed=True).link

    @property
    def heading_question(self) -> str:
        """What the results are for."""
        return self.results.correction or self.asked.q

    @property
    def order_label(self) -> str:
        return SORT_LABELS[self.asked.order]

    @property
    def nearer(self) -> list[dict]:
        """Topics named like what was asked, each with what it would show."""
        return [
            {"text": term.label, "url": self._only(term.facet, term.value), "count": term.count}
            for term in self.results.nearer_terms
        ]

    @property
    def ways_on(self) -> list[dict]:
        """Where nothing was found: each filter that could go, with what that would show."""
        ways = [
            {
                "text": _("Without the filter “%(facet)s: %(values)s”")
                % {"facet": self._title(name), "values": self._labels(name)},
                "url": self.asked.without(name).link,
                "count": self.results.total_without(name),
            }
            for name in FACETS
            if self.asked.choices.get(name)
        ]
        if len([name for name in FACETS if self.asked.choices.get(name)]) > 1:
            ways.append(
                {
                    "text": _("Without any filter"),
                    "url": self.without_filters,
                    "count": len(self.results.matched),
                }
            )
        if self.asked.q and self.asked.chosen:
            ways.append(
                {
                    "text": _("With these filters, but without the words “%(q)s”")
                    % {"q": self.asked.q},
                    "url": self.asked.but(q="").link,
                    "count": self.results.total_without_question(),
                }
            )
        return [way for way in ways if way["count"]]

    @property
    def any_word(self) -> str:
        """Where filters leave nothing of what was found: the same with any of the words."""
        could = self.results.matched and self.results.question.can_widen
        if not could or self.results.is_widened:
            return ""
        return self.asked.but(q=self.results.question.as_any()).link

    @cached_property
    def _added(self) -> list[str]:
        asked = stems(self.heading_question)
        told = {stems(phrase): phrase for phrase in reversed(self.results.added)}
        return [
            phrase
            for phrase in self.results.added
            if told[stems(phrase)] == phrase and not stems(phrase) <= asked
        ]

    def _is_offered(self, name: str) -> bool:
        # "Systems" says little until one knows of which barrier it is a kind.
        if name == "kind" and not self._has_barrier:
            return False
        # As long as all cases have one publisher, there is nothing to choose.
        fewest = 2 if name == "publisher" and not self.asked.choices.get(name) else 1
        return len(self.results.counts[name]) >= fewest

    @property
    def _has_barrier(self) -> bool:
        choices = self.asked.choices
        return bool(choices.get("barrier") or choices.get("kind"))

    def _title(self, name: str) -> str:
        return HOW_FAR_ANY if name == "how_far" and not self._has_barrier else TITLES[name]

    def _hint(self, name: str) -> str:
        # Searching for the words of a barrier does not choose it.
        if name != "how_far" or self._has_barrier:
            return ""
        return _("Choose a barrier to see how far that one was overcome.")

    def _facet(self, name: str) -> dict:
        options = self._options(name)
        # A list is not folded for the sake of one or two.
        first = MOST_SHOWN if len(options) > MOST_SHOWN + 2 else len(options)
        return {
            "name": name,
            "title": self._title(name),
            "hint": self._hint(name),
            "chosen_count": len(self.asked.choices.get(name, ())),
            "options": options[:first],
            "more": options[first:],
            "more_open": any(option["chosen"] for option in options[first:]),
            "total": len(options),
        }

    def _options(self, name: str) -> list[dict]:
        """Values in their own order where they have one, else the commonest first.

        What is chosen in a facet does not change its own counts, so that ticking a box never
        moves it.
        """
        counts = self.results.counts[name].items()
        if name in BY_COUNT:
            counts = sorted(counts, key=lambda row: -row[1])
        chosen = self.asked.choices.get(name, ())
        return [
            {
                "value": value,
                "label": self._label(name, value),
                "count": count,
                "chosen": value in chosen,
            }
            for value, count in counts
        ]

    def _only(self, name: str, value: str) -> str:
        return Asked(choices={name: (value,)}).link

    def _label(self, name: str, value: str) -> str:
        return self.results.table.labels[name][value]

    def _labels(self, name: str) -> str:
        return ", ".join(str(self._label(name, value)) for value in self.asked.choices[name])


def stems(phrase: str) -> frozenset[str]:
    """What a phrase is about, whatever the order and the endings of its words."""
    return frozenset(stem(word) for word in words(phrase))
