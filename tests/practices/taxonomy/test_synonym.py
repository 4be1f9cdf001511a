"""A set of synonyms that an editor mistyped is refused, not searched with."""

import pytest
from django.core.exceptions import ValidationError

from practices.taxonomy.models import SynonymSet


def synonyms(**fields) -> SynonymSet:
    return SynonymSet(
        **{"slug": "gp", "kind": "acronym", "terms": ["GP", "family doctor"]} | fields
    )


def test_a_list_of_words_is_right():
    assert synonyms(capitals_only=["GP"]).clean() is None


@pytest.mark.parametrize("terms", ["abc", {}, [], ["GP"], ["GP", 2], ["GP", " "], [["GP"], None]])
def test_terms_are_a_list_of_at_least_two_texts(terms):
    with pytest.raises(ValidationError) as refused:
        synonyms(terms=terms).clean()
    assert list(refused.value.message_dict) == ["terms"]


@pytest.mark.parametrize("capitals", ["GP", {}, [1], ["NHS"]])
def test_those_typed_in_capitals_are_among_the_terms(capitals):
    with pytest.raises(ValidationError) as refused:
        synonyms(capitals_only=capitals).clean()
    assert list(refused.value.message_dict) == ["capitals_only"]
