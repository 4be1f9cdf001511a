import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from practices.plans.models import Plan, SharedBack
from tests.factories import CaseStudyPageFactory


def read(client, key, status=200):
    response = client.get(reverse("plan-lineage", args=[key]))
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def rows(tree):
    found = tree.select("table tbody tr")
    return [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in found]


@pytest.fixture
def chain(fork, fork_of, place, show):
    """A public plan, a private one made from it, and a public one made from that."""
    first = show(fork(title="First"))
    middle = fork_of(first, title="Hidden middle", **place("Hull"))
    last = show(fork_of(middle, title="Last", **place("Derby")))
    return first, middle, last


def test_the_picture_and_the_table_say_the_same(client, case, chain):
    first, _middle, last = chain

    tree = read(client, case.key)

    assert rows(tree) == [
        ["First", "Leeds City Council", case.title, "1", "Draft"],
        ["Last", "Derby", "First", "3", "Draft"],
        ["A few more places", "–", case.title, "–", "–"],
    ]
    links = [link["href"] for link in tree.select("svg a")]
    assert links == [case.url, first.get_absolute_url(), last.get_absolute_url()]
    assert len(tree.select("svg title")) == 4
    assert "Hidden" not in tree.get_text()
    assert "Hull" not in tree.select_one("svg").get_text().replace(case.title, "").replace(
        "Case study · Hull", ""
    ).replace(", Hull", "")


def test_a_named_plan_that_is_not_open_shows_no_title(client, case, plan, show):
    show(plan, visibility=Plan.Visibility.US)

    assert rows(read(client, case.key))[0][:2] == ["A plan", "Leeds City Council"]


def test_a_new_case_hangs_below_its_plan(client, case, chain, library):
    first, _middle, _last = chain
    page = CaseStudyPageFactory(library["councils"], title="Leeds did it too", slug="leeds-too")
    SharedBack.objects.create(plan=first, page=page)

    found = [row for row in rows(read(client, case.key)) if row[0].startswith("Leeds did it too")]

    assert found[0][2] == "First"
    page.unpublish()
    assert "Leeds did it too" not in read(client, case.key).get_text()


def test_a_plan_tells_the_way_it_came(client, case, chain):
    _first, _middle, last = chain

    way = read(client, str(last.pk)).select(".app-way li")

    assert [step.get_text(strip=True) for step in way] == [
        case.title,
        "First (Leeds City Council)",
        "A plan that is not open",
        "Last",
    ]


def test_the_team_of_the_plan_between_reads_its_title(client, chain):
    _first, middle, last = chain
    client.force_login(middle.author)

    assert "Hidden middle (Hull)" in read(client, last.pk.hex).select_one(".app-way").get_text()


def test_who_may_not_read_the_plan_finds_no_lineage(client, plan, sign_in, stranger):
    address = reverse("plan-lineage", args=[plan.pk])
    assert client.get(address).status_code == 302

    assert sign_in(stranger).get(address).status_code == 404
    read(client, "nosuchky", status=404)


def test_a_withdrawn_case_has_none(client, case, plan):
    case.unpublish()

    read(client, case.key, status=404)


def test_any_depth_and_no_more_queries(client, case, fork, fork_of, place, show):
    plan = show(fork())

    def count():
        with CaptureQueriesContext(connection) as captured:
            read(client, case.key)
        return len(captured)

    count()  # warms what Django itself keeps
    few = count()
    for number in range(8):
        plan = show(fork_of(plan, **place(f"Place {number}")))

    assert count() == few
    assert rows(read(client, case.key))[-1][3] == "9"
