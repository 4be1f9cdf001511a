"""The list of plans that everyone may read."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from practices.plans.models import Plan
from practices.plans.versions import keep_plan_version
from practices.taxonomy.models import Barrier
from tests.factories import OrganisationFactory, SectorFactory


def read(client, **asked):
    response = client.get(reverse("plans-public"), asked)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(tree):
    return [link.get_text(strip=True) for link in tree.select(".app-card__title")]


def test_a_card_says_whose_from_which_case_and_how_far(client, publish, case):
    plan = publish("Ours", state=Plan.State.IN_DELIVERY)
    plan.parts.filter(key="hope").update(is_done=True)

    (card,) = read(client).select(".app-card")

    text = " ".join(card.get_text(" ", strip=True).split())
    assert "Leeds City Council" in text
    assert "In delivery" in text
    assert f"From {case.title}, version 1" in text
    assert "2 of " in text


@pytest.mark.parametrize("visibility", ["us", "partners", "bodies"])
def test_only_plans_shown_to_everyone_are_listed(client, publish, visibility, sign_in, editor):
    publish("Secret", visibility=visibility)

    assert titles(read(client)) == []
    assert titles(read(sign_in(editor))) == []
    assert "Nobody shows a plan to everyone yet." in read(client).get_text()


@pytest.mark.parametrize("gone", ["deleted_at", "archived_at"])
def test_a_plan_that_is_put_away_is_gone_at_once(client, publish, gone):
    plan = publish("Ours")
    Plan.objects.filter(pk=plan.pk).update(**{gone: timezone.now()})

    assert titles(read(client)) == []
    assert titles(read(client, q="ours")) == []


def test_each_filter_narrows(client, publish, case):
    other = OrganisationFactory(name="Cardiff Council", slug="cardiff", nation="Wales")
    publish("Ours")
    publish("Theirs", organisation=other, state=Plan.State.FINISHED)
    SectorFactory(slug="water", name="Water")
    barrier = Barrier.objects.get(slug="data-sharing")

    assert titles(read(client, organisation="cardiff")) == ["Theirs"]
    assert titles(read(client, nation="Wales")) == ["Theirs"]
    assert titles(read(client, state="finished")) == ["Theirs"]
    assert len(titles(read(client, sector="housing", barrier=barrier.slug))) == 2
    assert titles(read(client, sector="water")) == []
    assert len(titles(read(client, case=case.key))) == 2
    assert titles(read(client, case="nosuch")) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"sector": "no-such"},
        {"state": "no-such"},
        {"nation": "Atlantis"},
        {"organisation": "' OR 1=1"},
        {"page": "many"},
        {"sort": "no-such"},
        {"case": "%%%"},
    ],
)
def test_what_is_unknown_is_dropped(client, publish, asked):
    publish("Ours")

    assert titles(read(client, **asked)) == ["Ours"]


def test_a_fork_of_a_fork_is_filed_under_the_case(client, publish):
    first = publish("First")
    version = keep_plan_version(plan=first, by=None)
    publish("Second", version=version, organisation=OrganisationFactory())

    assert titles(read(client, sector="housing")) == ["Second", "First"]


def test_a_private_source_is_not_named(client, publish, fork):
    hidden = fork(title="Secret source")
    version = keep_plan_version(plan=hidden, by=None)
    publish("Second", version=version, organisation=OrganisationFactory())

    assert "Secret source" not in read(client).get_text()


def test_most_adapted_first_but_never_by_fewer_than_three_places(client, publish, fork):
    old, middle, new = publish("Old"), publish("Middle"), publish("New")
    for plan, number in ((old, 3), (middle, 2)):
        version = keep_plan_version(plan=plan, by=None)
        for _number in range(number):
            fork(version=version, organisation=OrganisationFactory())

    assert titles(read(client, sort="adapted")) == ["Old", "New", "Middle"]
    assert titles(read(client)) == ["New", "Middle", "Old"]
    assert new.pk


@pytest.mark.parametrize(
    ("question", "is_found"),
    [
        ("harehills", True),
        ("Harehill", True),
        ("council leeds", True),
        ("visits harehills", True),
        ("harehills nowhere", False),
        ("strong", False),  # a tag, not a word
        ("areh", False),  # the middle of a word
        ("fire OR harehills", True),
        ("policy", True),
        ("...", False),
        ("' OR 1=1 --", False),
    ],
)
def test_words_of_the_plan_find_it(client, publish, write, question, is_found):
    plan = publish("Warm rooms")
    write(plan, "<p>We visit <strong>Harehills</strong> first; our policies change.</p>")

    assert bool(titles(read(client, q=question))) is is_found


def test_words_as_the_source_has_them_find_nothing(client, publish):
    plan = publish("Ours")
    assert plan.parts.filter(text__contains="meet weekly").exists()

    assert titles(read(client, q="weekly")) == []


def test_words_of_a_plan_made_private_are_not_found(client, publish, write):
    plan = publish("Ours")
    write(plan, "<p>Harehills</p>")
    Plan.objects.filter(pk=plan.pk).update(visibility=Plan.Visibility.US)

    assert titles(read(client, q="harehills")) == []


def test_pages_and_no_more_queries_for_more_plans(client, publish):
    publish("Plan 0")

    def count():
        with CaptureQueriesContext(connection) as captured:
            read(client)
        return len(captured)

    count()  # warms what Django itself keeps
    few = count()
    for number in range(1, 22):
        publish(f"Plan {number}")

    assert count() - few <= 1  # the second page is counted
    assert len(titles(read(client))) == 20
    assert len(titles(read(client, page=2))) == 2


def test_search_engines_are_told_of_public_plans_only(client, publish):
    shown = publish("Ours")
    hidden = publish("Secret", visibility=Plan.Visibility.BODIES)

    sitemap = client.get("/sitemap.xml").content.decode()
    if "sitemap-plans" in sitemap:
        sitemap = client.get("/sitemap-plans.xml").content.decode()

    assert shown.get_absolute_url() in sitemap
    assert str(hidden.pk) not in sitemap
    assert read(client, q="x").select("meta[name=robots]")
    assert not read(client).select("meta[name=robots]")
