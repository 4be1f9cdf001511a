"""Past questions that may be suggested to others."""

import pytest

from search.log import popular as module
from search.log.popular import popular

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library_with_a_case(add_case):
    add_case("Damp homes and housing repairs")


def test_a_question_asked_on_three_days_is_suggested(add_search):
    for ago in range(3):
        add_search("damp homes", ago=ago)

    assert popular("da", 3) == ["damp homes"]


def test_a_question_asked_five_times_is_suggested(add_search):
    add_search("damp homes", count=5)

    assert popular("da", 3) == ["damp homes"]


def test_a_question_of_few_stays_their_own(add_search):
    add_search("damp homes", count=2)
    add_search("damp homes", ago=1, count=2)

    assert popular("da", 3) == []


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        pytest.param("damp zeppelin", {}, id="it finds nothing any more"),
        pytest.param("damp homes", {"hits": 0}, id="it found nothing then"),
        pytest.param("damp homes", {"was_corrected": True}, id="mistyped"),
        pytest.param("damp homes", {"was_widened": True}, id="only some of its words"),
        pytest.param("damp [removed]", {}, id="a part is blanked"),
        pytest.param("damp -rubbish", {}, id="a word that need not be found"),
        pytest.param('damp "homes"', {}, id="operators"),
    ],
)
def test_a_question_that_would_not_help_is_not_suggested(add_search, question, fields):
    add_search(question, **({"count": 9} | fields))

    assert popular("damp", 3) == []


def test_the_most_asked_comes_first_and_no_more_than_wanted(add_search):
    add_search("damp repairs", count=5)
    add_search("damp homes", count=9)
    add_search("damp housing", count=7)

    assert popular("DAMP", 2) == ["damp homes", "damp housing"]


def test_any_word_may_begin_as_typed_but_not_end_so(add_search):
    add_search("damp homes", count=9)

    assert popular("ho", 3) == ["damp homes"]
    assert popular("mes", 3) == []
    assert popular("", 3) == []
    assert popular("damp homes", 3) == [], "what is typed already is no suggestion"


def test_a_case_that_is_hidden_takes_its_questions_along(add_search, add_case):
    page = add_case("Reablement navigators")
    add_search("reablement navigators", count=9)
    assert popular("rea", 3)

    page.unpublish()

    assert popular("rea", 3) == []


def test_the_list_is_read_again_after_a_while(add_search, monkeypatch):
    library = module.current_library()
    monkeypatch.setattr(module, "current_library", lambda: library)
    now = module.time.monotonic()
    monkeypatch.setattr(module.time, "monotonic", lambda: now)
    add_search("damp homes", count=9)
    assert popular("damp", 3) == ["damp homes"]
    add_search("damp repairs", count=99)
    assert popular("damp", 3) == ["damp homes"]

    monkeypatch.setattr(module.time, "monotonic", lambda: now + module.SECONDS + 1)

    assert popular("damp", 3) == ["damp repairs", "damp homes"]
