import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.backend.lexicon import distance, letters

short_words = st.text(alphabet="abc", max_size=6)


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [
        pytest.param("climat", "climate", 1, id="last letter dropped"),
        pytest.param("huosing", "housing", 1, id="neighbours swapped"),
        pytest.param("housinge", "housing", 1, id="letter added"),
        pytest.param("hausing", "housing", 1, id="letter changed"),
        pytest.param("hasnig", "housing", 3, id="too many"),
    ],
)
def test_slips_are_counted_up_to_a_limit(typed, meant, slips):
    assert distance(typed, meant, 2) == slips


@given(short_words, short_words)
def test_the_quick_check_of_letters_never_rules_out_a_near_word(one, other):
    slips = distance(one, other, 2)

    if slips <= 2:
        assert (letters(one) ^ letters(other)).bit_count() <= 2 * slips


@given(short_words, short_words)
def test_slips_count_the_same_both_ways(one, other):
    assert min(distance(one, other, 2), 3) == min(distance(other, one, 2), 3)
