"""The list of plans that somebody works on."""

from copy import deepcopy

import pytest
from bs4 import BeautifulSoup

from practices.case_studies.models import CaseStudyVersion
from practices.plans.deciding import take_all_clean
from practices.plans.models import Plan
from practices.plans.sources import sources_of
from practices.plans.updates import updates_of


@pytest.fixture
def get(sign_in, editor):
    client = sign_in(editor)

    def page(**query):
        response = client.get("/plans/", query)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser").main

    return page


def titles(page):
    return [" ".join(h.get_text().split()) for h in page.select(".app-card__title")]


def test_plans_that_one_may_only_read_are_not_mine(plan, stranger, sign_in):
    Plan.objects.filter(pk=plan.pk).update(visibility="everyone")

    page = sign_in(stranger).get("/plans/").content.decode()

    assert plan.title not in page


def test_the_list_is_searched_and_sorted(fork, get):
    for title in ("Warm homes", "A choir", "Warm hands"):
        fork(title=title)

    assert titles(get(title="warm", sort="title")) == ["Warm hands", "Warm homes"]
    assert titles(get(sort="started"))[0] == "Warm hands"
    assert "No plan here has these words" in get(title="ice").get_text()


@pytest.mark.parametrize("query", [{"sort": "x"}, {"shelf": "x"}, {"deleted": "x"}, {"page": "x"}])
def test_odd_queries_show_the_list(plan, get, query):
    assert titles(get(**query)) == [plan.title]


def test_the_list_marks_a_plan_whose_source_has_changed_until_that_is_decided(
    plan, get, version, editor
):
    assert "The source has changed" not in get().get_text()
    part = plan.parts.exclude(source_uid="").first()
    content = deepcopy(version.content)
    for block in content["blocks"]:
        if block["uid"] == part.source_uid:
            block["core"] = not part.core
    CaseStudyVersion.objects.create(key=version.key, number=2, content=content, digest="2")

    assert "The source has changed" in get().get_text()

    take_all_clean(updates=updates_of(plan, sources_of(plan)), user=editor)
    assert "The source has changed" not in get().get_text()


def test_marking_many_plans_asks_as_much_as_marking_two(
    fork, get, version, django_assert_max_num_queries, django_assert_num_queries
):
    fork(), fork()
    content = deepcopy(version.content)
    content["blocks"][0]["title"] = "Another"
    content["blocks"][0]["core"] = not content["blocks"][0]["core"]
    CaseStudyVersion.objects.create(key=version.key, number=2, content=content, digest="2")
    get()
    with django_assert_max_num_queries(35) as asked:
        assert "to look at" in get().get_text()
    for _number in range(4):
        fork()

    with django_assert_num_queries(len(asked.captured_queries)):
        get()
