"""The page of a plan, and of it to print."""

from django.urls import reverse

from practices.plans.outline import CORE_DROPPED_WARNING
from tests.practices.plans.pages import soup, words


def test_the_plan_lists_its_parts_and_how_each_stands(visit, plan, send, hope):
    send(hope, text="Warm homes.", is_done="on")
    send(plan.parts.get(key="why-this"), text="It is cheap.")

    tasks = {
        item.a.get_text(): " ".join(item.select_one(".govuk-task-list__status").get_text().split())
        for item in soup(visit.get(plan.get_absolute_url())).select(".govuk-task-list__item")
    }

    assert tasks["What we hope for"] == "Done"
    assert tasks["Why this one"] == "In progress"
    assert tasks["Our place and team"] == "Not started"
    assert tasks["Block 1"] == "Not started"


def test_each_block_says_its_place_in_the_source(visit, plan):
    hints = {
        hint.parent.a.get_text(): hint.get_text()
        for hint in soup(visit.get(plan.get_absolute_url())).select(".govuk-task-list__hint")
    }

    assert hints["Block 1"] == "Core part, number 1 in the source"
    assert hints["Block 2"] == "Number 2 in the source"


def test_links_to_decisions_say_of_which_section(visit, full_plan):
    page = soup(visit.get(full_plan.get_absolute_url()))

    links = [a.get_text() for a in page.select("main a") if "What do you decide?" in a.get_text()]

    assert len(links) > 1
    assert len(set(links)) == len(links)


def test_the_plan_asks_as_much_for_many_parts_as_for_few(
    visit, fork, django_assert_max_num_queries, django_assert_num_queries
):
    small = fork(block_uids=[])
    with django_assert_max_num_queries(25) as asked:
        visit.get(small.get_absolute_url())
    large = fork("full")

    with django_assert_num_queries(len(asked.captured_queries)):
        visit.get(large.get_absolute_url())


def test_a_withdrawn_source_is_told(visit, plan, case):
    assert "has been withdrawn" not in words(visit.get(plan.get_absolute_url()))

    case.unpublish()

    assert "has been withdrawn" in words(visit.get(plan.get_absolute_url()))


def test_a_later_version_of_the_source_is_told_with_what_changed(visit, plan, case, version):
    address = plan.get_absolute_url()
    assert "See what changed" not in words(visit.get(address))

    case.summary = "A van and a nurse."
    case.save_revision().publish()

    page = soup(visit.get(address))
    assert f"Version 2 of “{version.content['title']}” was kept on" in page.main.get_text()
    links = [a for a in page.select("main a") if a.get_text().startswith("See what changed")]
    (link,) = links
    assert link["href"] == f"{reverse('case-changes', args=[version.key])}?from=1&to=2"
    assert visit.get(link["href"]).status_code == 200

    case.unpublish()
    assert "See what changed" not in words(visit.get(address))


def test_a_core_part_left_out_at_the_start_is_told(visit, fork, version):
    kept = [block["uid"] for block in version.content["blocks"][1:]]

    page = words(visit.get(fork(block_uids=kept).get_absolute_url()))

    assert str(CORE_DROPPED_WARNING) in page
    assert "Block 1" in page
