from search.backend.terms import MOST_TERMS, telling_words, typed_words, unique_terms
from search.backend.text import stem


def test_question_words_are_left_out_beside_others():
    assert telling_words("How do we house the homeless?") == ["house", "homeless"]


def test_a_question_of_nothing_but_small_words_keeps_them():
    assert telling_words("to be or be to") == ["to", "be", "or", "be", "to"]


def test_words_of_one_stem_are_asked_once():
    assert unique_terms(["carers", "carer", "CARER’S"], stem) == ["carer"]


def test_a_very_long_question_is_cut():
    assert len(typed_words("word " * 20_000)) == MOST_TERMS
