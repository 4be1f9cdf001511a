import pytest
from wagtail.models import PageViewRestriction

from search.asked import CHECKED, EVIDENCE, NEWEST
from search.service import search_case_studies

pytestmark = pytest.mark.django_db


def titles(results):
    return [page.title for page in results[:]]


def hide(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


# --- Words -------------------------------------------------------------------------------------


def test_another_form_of_a_word_finds_a_case(add_case):
    add_case("Wardens for the high street")
    add_case("Pooled budgets")

    assert titles(search_case_studies(q="warden")) == ["Wardens for the high street"]


def test_a_word_in_the_title_counts_more_than_one_in_the_text(add_case):
    add_case("Cold calls", went_wrong=[{"text": "The lantern broke down.", "reading": "source"}])
    add_case("A lantern in each street")

    assert titles(search_case_studies(q="lantern")) == ["A lantern in each street", "Cold calls"]


def test_all_words_have_to_be_there(add_case):
    add_case("Otters and badgers")
    add_case("Otters alone")

    assert titles(search_case_studies(q="otters badgers")) == ["Otters and badgers"]


def test_a_phrase_keeps_its_words_together(add_case):
    add_case("Green otters")
    add_case("Otters on green land")

    assert titles(search_case_studies(q='"green otters"')) == ["Green otters"]


def test_a_minus_leaves_cases_out(add_case):
    add_case("Otters and badgers")
    add_case("Otters alone")

    assert titles(search_case_studies(q="otters -badgers")) == ["Otters alone"]


def test_or_takes_either(add_case):
    for title in ("Otters", "Badgers", "Herons"):
        add_case(title)

    assert set(titles(search_case_studies(q="otters OR herons"))) == {"Otters", "Herons"}


def test_a_star_ends_the_beginning_of_a_word(add_case):
    add_case("Commissioning as one")
    add_case("Community land")

    assert titles(search_case_studies(q="commiss*")) == ["Commissioning as one"]


def test_where_nothing_has_all_words_some_will_do(add_case):
    add_case("Otters alone")

    results = search_case_studies(q="otters zebras")

    assert titles(results) == ["Otters alone"]
    assert results.is_widened


def test_a_mistyped_word_is_put_right(add_case):
    add_case("Homelessness in Hull")

    results = search_case_studies(q="homelesness")

    assert titles(results) == ["Homelessness in Hull"]
    assert results.correction == "homelessness"


def test_a_mistyped_word_is_put_right_even_where_others_match(add_case):
    add_case("Homelessness in Hull")
    add_case("Otters in Hull")

    results = search_case_studies(q="hull homelesness")

    assert titles(results) == ["Homelessness in Hull"]
    assert results.correction == "hull homelessness"


def test_a_mistyped_word_is_left_alone_when_asked_for_as_typed(add_case):
    add_case("Homelessness in Hull")

    results = search_case_studies(q="homelesness", as_typed=True)

    assert results.total == 0
    assert results.correction == ""


def test_a_correction_never_tells_a_word_of_a_private_case(add_case):
    hide(add_case("Thunderbolt"))

    assert search_case_studies(q="thunderbalt").correction == ""


def test_words_of_the_same_meaning_are_added_and_weigh_less(add_case, add_synonyms):
    add_synonyms("bins", "waste collection", kind="everyday", weight=0.3)
    add_case("Waste collection")
    add_case("Bins")

    results = search_case_studies(q="bins")

    assert titles(results) == ["Bins", "Waste collection"]
    assert results.added == ["waste collection"]


def test_added_words_can_be_turned_off(add_case, add_synonyms):
    add_synonyms("bins", "waste collection")
    add_case("Waste collection")

    results = search_case_studies(q="bins", exact=True)

    assert results.total == 0
    assert results.added == []


def test_nearer_topics_are_offered_by_their_names(add_case, add_synonyms, met):
    add_synonyms("snags", "data sharing")
    add_case("One", barriers=[met("data-sharing")], approaches=["key-worker"], sectors=["housing"])
    add_case("Two", barriers=[met("funding")], approaches=["outreach"], sectors=["housing"])

    def nearer(question):
        terms = search_case_studies(q=question).nearer_terms
        return [(term.facet, term.value, term.count) for term in terms]

    assert nearer("zebra workers") == [("approach", "key-worker", 1)]
    assert nearer("houzing zebras") == [("sector", "housing", 2)]
    assert nearer("snags") == [("barrier", "data-sharing", 1)]
    assert nearer("zebras and the like") == []


# --- Filters -----------------------------------------------------------------------------------


def test_values_of_one_facet_widen_and_facets_narrow(add_case):
    add_case("One", sectors=["health"], status="running")
    add_case("Two", sectors=["housing"], status="running")
    add_case("Three", sectors=["housing"], status="stopped")
    add_case("Four", sectors=["policing"], status="running")

    results = search_case_studies(sector=["health", "housing"], status=["running"])

    assert set(titles(results)) == {"One", "Two"}


def test_counts_leave_out_the_choice_of_their_own_facet(add_case):
    add_case("One", sectors=["health"], status="running")
    add_case("Two", sectors=["housing"], status="running")
    add_case("Three", sectors=["housing"], status="stopped")

    counts = search_case_studies(sector=["health"]).counts

    assert counts["sector"] == {"health": 1, "housing": 2}
    assert counts["status"] == {"running": 1}


def test_counts_follow_the_question(add_case):
    add_case("Otters", sectors=["health"])
    add_case("Herons", sectors=["health", "housing"])

    assert search_case_studies(q="otters").counts["sector"] == {"health": 1}


def test_a_chosen_value_is_shown_even_with_nothing_to_find(add_case):
    add_case("Otters", sectors=["health"])
    add_case("Herons", sectors=["housing"])

    counts = search_case_studies(q="otters", sector=["housing"]).counts

    assert counts["sector"] == {"health": 1, "housing": 0}


def test_how_far_belongs_to_the_barrier_it_is_asked_with(add_case, met):
    add_case("Shared", barriers=[met("data-sharing"), met("funding", "still-there")])
    add_case("Not shared", barriers=[met("data-sharing", "still-there"), met("funding")])

    results = search_case_studies(barrier=["data-sharing"], how_far=["overcome"])

    assert titles(results) == ["Shared"]
    assert results.counts["how_far"] == {"overcome": 1, "still-there": 1}
    assert results.counts["barrier"] == {"data-sharing": 1, "funding": 1}


def test_a_case_with_one_barrier_twice_counts_once(add_case, met):
    add_case("Twice", barriers=[met("data-sharing"), met("data-sharing", "eased")])

    assert search_case_studies().counts["barrier"] == {"data-sharing": 1}


def test_a_cost_is_that_of_setting_up_or_of_a_year(add_case, case_file):
    add_case("Known", resources=case_file["resources"] | {"yearly_cost": band("1m-10m")})
    unknown = {"setup_cost": band("not-known"), "yearly_cost": band("not-known")}
    add_case("Unknown", resources=case_file["resources"] | unknown)

    assert search_case_studies().counts["cost"] == {"50k-250k": 1, "1m-10m": 1, "not-known": 1}


def band(name):
    return {"band": name, "text": None}


@pytest.mark.parametrize("how", ["unpublished", "private", "never published", "deleted"])
def test_what_visitors_may_not_see_is_neither_found_nor_counted(add_case, how):
    add_case("Otters in the open")
    page = add_case("Otters in hiding", sectors=["secret"], publish=how != "never published")
    if how == "unpublished":
        page.unpublish()
    elif how == "private":
        hide(page)
    elif how == "deleted":
        page.delete()

    results = search_case_studies(q="otters")

    assert titles(results) == ["Otters in the open"]
    assert results.total == 1
    assert "secret" not in results.counts["sector"]
    assert search_case_studies(q="hiding").total == 0


def test_an_unknown_facet_is_a_mistake_in_the_code(index):
    with pytest.raises(TypeError):
        search_case_studies(colour=["red"])


# --- Order and pages ---------------------------------------------------------------------------


def test_orders(add_case):
    add_case("Old, sure", start_year=2001, last_checked="2026-03-01",
             evidence={"mark": "5", "reason": "Tests."})  # fmt: skip
    add_case("New, unsure", start_year=2020, last_checked="2026-01-01",
             evidence={"mark": "1", "reason": "None."})  # fmt: skip
    add_case("No year", start_year=None, last_checked="2026-02-01",
             evidence={"mark": "M", "reason": "Mixed."})  # fmt: skip

    def order(sort):
        return titles(search_case_studies(sort=sort))

    assert order(NEWEST) == ["New, unsure", "Old, sure", "No year"]
    assert order(CHECKED) == ["Old, sure", "No year", "New, unsure"]
    assert order(EVIDENCE) == ["Old, sure", "New, unsure", "No year"]
    assert order("") == order(NEWEST)


def test_an_order_asked_for_holds_against_relevance(add_case):
    add_case("Otters otters otters", start_year=2001)
    add_case("A street with otters", start_year=2020)

    assert titles(search_case_studies(q="otters"))[0] == "Otters otters otters"
    assert titles(search_case_studies(q="otters", sort=NEWEST))[0] == "A street with otters"


# --- Without an index --------------------------------------------------------------------------


@pytest.fixture
def no_index(add_case, settings, tmp_path):
    """Three cases, and an index that is not there."""
    add_case("Otters in the open", summary="A tŷ for otters; nobody’s otters are homeless.")
    add_case("Otters and herons")
    add_case("The open otters of Hull")
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.backend", "PATH": tmp_path / "nothing"}
    }


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("otters -herons", {"Otters in the open", "The open otters of Hull"}),
        ('"otters in the open"', {"Otters in the open"}),
        ('otters -"open otters"', {"Otters in the open", "Otters and herons"}),
        ("herons OR homeless", {"Otters in the open", "Otters and herons"}),
        ("her*", {"Otters and herons"}),
        ("ty otter", {"Otters in the open"}),
        ("hreons", {"Otters and herons"}),
    ],
)
def test_without_an_index_a_few_fields_are_searched_in_every_way(no_index, question, expected):
    results = search_case_studies(q=question)

    assert set(titles(results)) == expected
    assert results.is_simple


def test_a_backend_with_other_words_is_not_asked(add_case, settings):
    add_case("Otters in the open")
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}

    results = search_case_studies(q="otter")

    assert titles(results) == ["Otters in the open"]
    assert results.is_simple


def test_an_index_that_breaks_while_it_is_read_is_passed_over(add_case, monkeypatch):
    add_case("Otters in the open")

    def break_down(*args):
        raise OSError("The disk is gone")

    monkeypatch.setattr("search.backend.matches.run", break_down)

    results = search_case_studies(q="otters")

    assert titles(results) == ["Otters in the open"]
    assert results.is_simple


def test_a_case_is_found_by_the_new_name_of_what_it_is_filed_under(add_case):
    case = add_case("Warm homes in Hull")
    sector = case.sectors.get()

    sector.name = "Zoology"
    sector.save()

    assert list(search_case_studies(q="zoology")[:20]) == [case]
