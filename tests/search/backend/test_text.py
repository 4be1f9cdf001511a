import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.backend import analyse
from search.backend.text import fold, stem, surface


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("warden", "Wardens", id="plural"),
        pytest.param("council’s", "councils", id="curly apostrophe"),
        pytest.param("commissioning", "commissioned", id="verb endings"),
        pytest.param("Tŷ", "ty", id="circumflex on y"),
        pytest.param("y\u0302", "ŷ", id="mark written apart"),
        pytest.param("Llŷr", "llyr", id="Welsh name"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("Ørsted", "orsted", id="letter without a mark to take off"),
        pytest.param("co\u00adoperate", "cooperate", id="soft hyphen"),
    ],
)
def test_spellings_of_one_word_share_a_term(one, other):
    assert stem(one) == stem(other)


def test_codes_are_not_stemmed():
    assert stem("1234ABS") == "1234abs"


def test_one_letter_terms_are_kept():
    assert [word.token for word in analyse("Plan B, vitamin C")] == ["plan", "b", "vitamin", "c"]


def test_analysis_says_where_each_word_stands():
    text = "Gofal: Siân’s carers"

    found = analyse(text)

    assert [word.token for word in found] == ["gofal", "sian", "carer"]
    assert [text[word.start : word.end] for word in found] == ["Gofal", "Siân’s", "carers"]


def test_words_to_suggest_keep_their_accents():
    assert surface("TŶ’S") == "tŷ"
    assert fold("TŶ’S") == "ty"


@given(st.text(max_size=200))
def test_any_text_can_be_analysed(text):
    for word in analyse(text):
        assert 0 <= word.start < word.end <= len(text)
        assert len(word.token) <= 64
