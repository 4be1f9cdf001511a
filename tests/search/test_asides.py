import pytest

from search.question.asides import without_asides


@pytest.mark.parametrize(
    ("typed", "known", "left"),
    [
        pytest.param("what went wrong with shared services", [], "what with shared services",
                     id="every case tells what went wrong"),
        pytest.param("case studies about devolution", [], "about devolution", id="two words"),
        pytest.param("Examples of hubs", [], "of hubs", id="capitals"),
        pytest.param("case conference", [], "case conference", id="part of an aside is none"),
        pytest.param("no wrong door", [], "no wrong door", id="a name"),
        pytest.param("help for problem families", [range(2, 4)], "help for problem families",
                     id="a known term stays whole"),
        pytest.param("what went wrong in hubs", [range(1, 3)], "what in hubs",
                     id="a known term of nothing but asides goes"),
    ],
)  # fmt: skip
def test_words_about_the_answer_are_left_out(typed, known, left):
    assert without_asides(tuple(typed.split()), known) == tuple(left.split())
