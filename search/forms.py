"""Clean what an address asks for: what is unknown or mistyped is dropped, never refused."""

import re

from django import forms

from search.asked import SORTS
from search.facets import FACETS, FacetTable

LONGEST_QUESTION = 500
# Everything that is no text, such as NUL, which databases refuse.
CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


def tidy(text: str) -> str:
    return " ".join(CONTROL.sub(" ", text).split())


class QuestionField(forms.Field):
    def to_python(self, value):
        return tidy(value or "")[:LONGEST_QUESTION].rstrip()


class KnownValues(forms.Field):
    """Several values of one facet, of which the known ones are kept."""

    widget = forms.MultipleHiddenInput

    def __init__(self, known):
        super().__init__(required=False)
        self.known = known

    def to_python(self, value):
        return tuple(dict.fromkeys(one for one in value or () if one in self.known))


class KnownValue(forms.Field):
    def __init__(self, known):
        super().__init__(required=False)
        self.known = known

    def to_python(self, value):
        return value if value in self.known else ""


class SearchForm(forms.Form):
    """Its cleaned data are what `search_case_studies` takes."""

    q = QuestionField(required=False)
    sort = KnownValue(SORTS)
    exact = forms.BooleanField(required=False)
    as_typed = forms.BooleanField(required=False)

    def __init__(self, data, *, table: FacetTable):
        super().__init__(data)
        for name in FACETS:
            self.fields[name] = KnownValues(table.labels[name])

    @property
    def is_cut(self) -> bool:
        """Whether the question was longer than we read."""
        return len(tidy(self.data.get("q", ""))) > LONGEST_QUESTION
