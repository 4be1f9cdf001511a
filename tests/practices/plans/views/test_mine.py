"""The list of one's plans."""

import pytest

from tests.practices.plans.pages import soup, words


def test_someone_without_plans_is_shown_where_to_find_practices(visit):
    page = soup(visit.get("/plans/"))

    assert page.select_one(".app-empty a")["href"] == "/practices/"


def test_the_list_says_whose_from_where_and_how_far(visit, plan):
    page = words(visit.get("/plans/"))

    assert "Leeds City Council" in page
    assert f"1 of {plan.parts.count()} parts done" in page
    assert "version 1" in page


def test_the_list_asks_as_much_for_forty_plans_as_for_two(
    visit, fork, django_assert_max_num_queries, django_assert_num_queries
):
    fork(), fork()
    visit.get("/plans/")
    with django_assert_max_num_queries(25) as asked:
        visit.get("/plans/")

    for _number in range(10):
        fork()

    with django_assert_num_queries(len(asked.captured_queries)):
        visit.get("/plans/")


@pytest.mark.parametrize("page", ["9999", "0", "x", "%00"])
def test_a_page_that_is_not_there_shows_one_that_is(visit, plan, page):
    assert plan.title in words(visit.get(f"/plans/?page={page}"))
