"""What is done to a plan as a whole."""

from django.urls import reverse
from django.utils.text import Truncator

from hub.people.models import Membership
from practices.plans.rows.verbs import add_row
from tests.factories import CaseStudyPageFactory, MembershipFactory
from tests.practices.plans.pages import soup, words


def test_a_plan_is_renamed(visit, plan):
    visit.post(reverse("plan-rename", args=[plan.pk]), {"title": "w" * 250})

    page = soup(visit.get(plan.get_absolute_url()))

    assert page.h1.get_text() == "w" * 250
    crumb = page.select_one(".govuk-breadcrumbs [aria-current]").get_text()
    assert crumb == Truncator("w" * 250).chars(32)


def test_stopping_a_plan_wants_a_reason_and_shows_it(visit, plan):
    url = reverse("plan-state", args=[plan.pk])
    assert soup(visit.post(url, {"state": "stopped"})).select_one("#id_because_error")

    visit.post(url, {"state": "stopped", "because": "The grant ended."})

    assert "Stopped: The grant ended." in words(visit.get(plan.get_absolute_url()))


def test_an_author_who_is_confirmed_moves_their_plan_themselves(
    sign_in, fork, newcomer, organisation
):
    plan = fork(organisation=None, author=newcomer)
    client = sign_in(newcomer)
    url = reverse("plan-move", args=[plan.pk])
    assert client.get(url).status_code == 404

    newcomer.memberships.update(state=Membership.State.CONFIRMED)
    page = words(client.get(plan.get_absolute_url()))
    assert "Move this plan to Leeds City Council" in page
    plan.refresh_from_db()
    assert plan.organisation is None

    client.post(url, {"organisation": organisation.pk})
    plan.refresh_from_db()
    assert plan.organisation == organisation


def test_a_plan_moves_nowhere_that_its_author_does_not_edit(sign_in, fork, organisation):
    membership = MembershipFactory()
    plan = fork(organisation=None, author=membership.user)
    url = reverse("plan-move", args=[plan.pk])

    sign_in(membership.user).post(url, {"organisation": organisation.pk})

    plan.refresh_from_db()
    assert plan.organisation is None


def test_the_page_to_print_holds_the_whole_plan(visit, plan, send, hope):
    send(hope, text="Warm homes for all.")
    add_row(part=plan.parts.get(key="first-actions"), by=None, what="Meet landlords")

    page = words(visit.get(reverse("plan-print", args=[plan.pk])))

    assert "Warm homes for all." in page
    assert "Meet landlords" in page
    assert "available under the Creative Commons Attribution 4.0" in page


def test_pages_are_kept_by_no_shared_cache(visit, plan):
    assert "private" in visit.get(plan.get_absolute_url())["Cache-Control"]


def test_another_case_makes_another_plan(visit, library, templates, fork):
    other = CaseStudyPageFactory(library["hub"], title="Another place")

    page = words(visit.get(reverse("plan-adapt", args=[other.key])))

    assert "Another place" in page
