"""Past questions that may be suggested to others."""

from types import SimpleNamespace

import pytest

from search.log import popular as module
from search.log.popular import popular

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library_with_a_case(add_case):
    add_case("Damp homes and housing repairs")


@pytest.fixture
def add_searches(add_search):
    """A question asked on each of three days."""

    def add(question, **fields):
        for ago in range(3):
            add_search(question, ago=ago, **fields)

    return add


@pytest.fixture
def tried(monkeypatch):
    """The questions that were tried on the library, as they are tried."""
    tried = []
    find = module.finds_something
    monkeypatch.setattr(
        module, "finds_something", lambda text, library: tried.append(text) or find(text, library)
    )
    return tried


def test_a_question_asked_on_three_days_is_suggested(add_searches):
    add_searches("damp homes")

    assert popular("da", 3) == ["damp homes"]


def test_a_question_repeated_on_two_days_stays_their_own(add_search):
    add_search("damp homes", count=50)
    add_search("damp homes", ago=1, count=50)

    assert popular("da", 3) == []


def test_what_was_asked_with_other_filters_on_one_day_counts_as_one_day(add_search):
    for sector in ("housing", "health", "police"):
        add_search("damp homes", filters=f"sector={sector}")

    assert popular("da", 3) == []


def test_days_long_ago_do_not_count(add_search):
    for ago in (0, 1, module.LAST_DAYS):
        add_search("damp homes", ago=ago)

    assert popular("da", 3) == []


def test_only_what_may_be_shown_is_tried_on_the_library(add_searches, tried):
    for number, word in enumerate(["homes", "zeppelin", "housing", "repairs", "otters", "herons"]):
        add_searches(f"damp {word}", count=20 - number)
    add_searches("homes")

    assert popular("damp", 2) == ["damp homes", "damp housing"]
    assert tried == ["damp homes", "damp zeppelin", "damp housing"]


def test_few_are_tried_where_none_finds_anything(add_searches, tried):
    for word in ("zeppelins", "otters", "herons", "icebergs"):
        add_searches(f"damp {word}")

    assert popular("damp", 1) == []
    assert len(tried) == module.TRIED


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
def test_a_question_that_would_not_help_is_not_suggested(add_searches, question, fields):
    add_searches(question, **fields)

    assert popular("damp", 3) == []


def test_the_most_asked_comes_first_and_no_more_than_wanted(add_searches):
    add_searches("damp repairs", count=5)
    add_searches("damp homes", count=9)
    add_searches("damp housing", count=7)

    assert popular("DAMP", 2) == ["damp homes", "damp housing"]


def test_any_word_may_begin_as_typed_but_not_end_so(add_searches):
    add_searches("damp homes", count=9)

    assert popular("ho", 3) == ["damp homes"]
    assert popular("mes", 3) == []
    assert popular("", 3) == []
    assert popular("damp homes", 3) == [], "what is typed already is no suggestion"


def test_a_case_that_is_hidden_takes_its_questions_along(add_searches, add_case):
    page = add_case("Reablement navigators")
    add_searches("reablement navigators", count=9)
    assert popular("rea", 3)

    page.unpublish()

    assert popular("rea", 3) == []


def test_the_log_is_read_again_after_a_while(add_searches, monkeypatch):
    # As outside a transaction, where the list is kept.
    monkeypatch.setattr(module, "connection", SimpleNamespace(in_atomic_block=False))
    monkeypatch.setattr(module, "_kept", None)
    now = module.time.monotonic()
    monkeypatch.setattr(module.time, "monotonic", lambda: now)
    add_searches("damp homes", count=9)
    assert popular("damp", 3) == ["damp homes"]
    add_searches("damp repairs", count=99)
    assert popular("damp", 3) == ["damp homes"]

    monkeypatch.setattr(module.time, "monotonic", lambda: now + module.SECONDS + 1)

    assert popular("damp", 3) == ["damp repairs", "damp homes"]


def test_a_change_of_the_library_does_not_have_the_log_read_again(
    add_searches, add_case, monkeypatch
):
    monkeypatch.setattr(module, "connection", SimpleNamespace(in_atomic_block=False))
    monkeypatch.setattr(module, "_kept", None)
    add_searches("damp homes")
    popular("damp", 3)
    add_case("Otters")
    monkeypatch.setattr(module, "asked_often", lambda: pytest.fail("The log was read again"))

    assert popular("damp", 3) == ["damp homes"]
