import pytest

from search.library import current_library
from search.saved.finding import find
from search.saved.followed import Followed, organisation_names
from search.saved.keep import CannotFollow, follow
from search.saved.news import news
from tests.factories import OrganisationFactory
from tests.search.saved.conftest import MORNING

LABELS = {
    name: {}
    for name in (
        "barrier", "how_far", "kind", "approach", "group", "nation", "region", "place_type",
        "status", "evidence", "cost", "year", "publisher",
    )
} | {"sector": {"health": "Health", "housing": "Housing"}}  # fmt: skip


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("", ""),
        ("q=damp++homes&sort=newest&page=3", "q=damp+homes"),
        ("sector=housing&sector=health&q=x", "q=x&sector=health&sector=housing"),
        ("sector=health&q=x&sector=housing&sector=health", "q=x&sector=health&sector=housing"),
        ("exact=1&as_typed=1&q=x", "q=x&exact=1&as_typed=1"),
        ("organisation=leeds&colour=red", "organisation=leeds"),
        ("sector=&q=%00", ""),
    ],
)
def test_one_search_is_written_in_one_way(address, query):
    assert Followed.read(address).query == query
    assert Followed.read(query).query == query


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", "All case studies"),
        ("q=damp", "Damp"),
        ("q=damp&sector=housing&sector=health&year=2019", "Damp, Health, Housing, 2019"),
        ("q=" + "damp+" * 60, "Damp " + "damp " * 18 + "damp…"),
    ],
)
def test_a_search_suggests_a_name(address, name):
    followed = Followed.read(address)

    assert followed.name(followed.parts(LABELS, {})) == name


def test_words_say_whether_they_are_taken_as_typed():
    assert Followed.read("q=damp").words == "damp"
    assert Followed.read("q=damp&exact=1").words == "damp (only as typed)"


def test_filters_that_are_gone_are_told_apart():
    parts = Followed.read("sector=health&sector=old&organisation=old").parts(LABELS, {})

    assert [(part.title, part.values, part.lost, part.is_closed) for part in parts] == [
        ("Sector", ["Health"], ["old"], False),
        ("Organisation", [], ["old"], True),
    ]


def found(address):
    followed = Followed.read(address)
    return find(followed, current_library(), organisation_names([followed]))


def test_a_filter_that_is_gone_never_widens_what_is_found(add_case):
    page = add_case(sectors=["housing"])

    assert found("sector=housing").ids == {page.pk}
    assert found("").ids == {page.pk}
    assert found("sector=no-such").ids == set()
    assert found("q=warm&region=no-such").ids == set()
    assert found("organisation=no-such").ids == set()
    assert found("organisation=%27x").ids == set()
    assert found("sector=housing&sector=no-such").ids == {page.pk}
    assert [part.lost for part in found("sector=housing&sector=no-such").lost] == [["no-such"]]


def test_a_year_without_a_case_is_not_gone(add_case):
    add_case(start_year=2019)

    assert (found("year=1999").ids, found("year=1999").lost) == (set(), [])


def test_an_organisation_is_followed_by_the_cases_it_took_part_in(add_case):
    page = add_case()
    add_case("Another")
    leeds = OrganisationFactory(slug="leeds")
    page.organisations.add(leeds)
    page.save()

    assert found("organisation=leeds").ids == {page.pk}


def test_what_has_only_some_of_the_words_is_not_what_was_asked_for(index, library):
    from tests.factories import CaseStudyPageFactory

    CaseStudyPageFactory(library["hub"], title="Otters")
    page = CaseStudyPageFactory(library["hub"], title="Otters and badgers")

    assert found("q=otters+badgers").ids == {page.pk}
    assert found("q=otters+xylophones").ids == set()


def test_the_dates_of_versions_decide_what_is_new():
    def at(hour):
        return MORNING.replace(hour=hour)

    versions = [(1, 1, at(1)), (2, 4, at(2)), (1, 2, at(3)), (3, 1, at(3)), (2, 5, at(9))]

    items = news(versions, frozenset({1, 2}), at(1).replace(hour=0), at(8))

    assert [(item.page_id, item.is_first, item.at) for item in items] == [
        (1, True, at(3)),
        (2, False, at(2)),
    ]
    assert news(versions, frozenset({1}), at(3), at(8)) == []


def test_following_twice_is_following_once(person):
    followed = Followed.read("sector=housing")
    first = follow(owner=person, followed=followed, name="Homes", frequency="daily")
    again = follow(owner=person, followed=followed, name="Houses", frequency="weekly")

    assert first.pk == again.pk
    assert person.saved_searches.get().name == "Houses"


def test_nobody_follows_without_end(person, monkeypatch):
    monkeypatch.setattr("search.saved.keep.MOST", 1)
    follow(owner=person, followed=Followed.read("q=a"), name="A", frequency="daily")

    with pytest.raises(CannotFollow, match="many"):
        follow(owner=person, followed=Followed.read("q=b"), name="B", frequency="daily")


def test_a_search_too_long_for_its_row_is_refused(person):
    followed = Followed.read("q=" + "%C5%B7" * 400)

    with pytest.raises(CannotFollow, match="long"):
        follow(owner=person, followed=followed, name="A", frequency="daily")
