import io

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def say(*arguments):
    out = io.StringIO()
    call_command("search", *arguments, stdout=out)
    return out.getvalue()


def test_it_shows_hits_with_their_scores_best_first(add_case):
    add_case("A street with otters, herons and a great many other animals")
    add_case("Otters")

    told = say("otters")

    assert "2 of 2 cases, by whoosh" in told
    assert told.index("Otters") < told.index("A street with otters")


def test_it_explains_a_score_by_its_parts(add_case):
    add_case("Otters", summary="Otters came back.")

    told = say("otters", "--explain")

    assert "idf" in told
    assert "title" in told
    assert "summary" in told


def test_it_takes_filters_and_says_what_was_put_right(add_case):
    add_case("Otters", sectors=["health"])
    add_case("More otters", sectors=["housing"])

    told = say("otterz", "--filter", "sector=health")

    assert "1 of 2 cases" in told
    assert "corrected to: otters" in told
    assert "More otters" not in told


@pytest.mark.parametrize("text", ["colour=red", "sector"])
def test_a_filter_that_is_none_is_refused(db, text):
    with pytest.raises(CommandError):
        say("otters", "--filter", text)
