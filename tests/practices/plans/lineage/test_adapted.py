"""What anyone may learn of who adapted a case."""

import pytest
from django.utils import timezone

from practices.case_studies.reading import read_page
from practices.plans.fork import new_source
from practices.plans.lineage.adapted import adapted_by
from practices.plans.lineage.counts import others_in_words, places_in_words
from practices.plans.models import CheckIn, Plan, PlanPart
from practices.plans.templatetags.adapted import adapted_by as adapted_by_tag
from practices.plans.versions import keep_plan_version
from tests.factories import UserFactory

Decision = PlanPart.Decision


@pytest.mark.parametrize(
    ("total", "named", "said"),
    [
        pytest.param(0, 0, "", id="nobody"),
        pytest.param(1, 0, "a few places", id="one private plan"),
        pytest.param(2, 2, "a few places", id="two that are named"),
        pytest.param(3, 0, "3 places", id="three private plans"),
        pytest.param(5, 5, "5 places", id="all named"),
        pytest.param(3, 2, "more than 2 places", id="one private plan among named ones"),
        pytest.param(7, 4, "7 places", id="enough private plans"),
    ],
)
def test_the_count_never_tells_fewer_than_three_private_places(total, named, said):
    assert places_in_words(total, named) == said


@pytest.mark.parametrize(
    ("hidden", "named", "said"),
    [(0, 4, ""), (1, 4, "a few more places"), (2, 0, "a few places"), (4, 1, "4 more places")],
)
def test_nor_do_the_others_beside_the_names(hidden, named, said):
    assert others_in_words(hidden, named) == said


def test_forks_of_forks_count_and_a_place_counts_once(fork, fork_of, place, case):
    plan = fork()
    fork()  # the same organisation again
    second = fork_of(plan, **place("Hull"))
    fork_of(second, **place("Derby"))

    assert adapted_by(case.key).places == 3
    assert adapted_by(plan.pk.hex).places == 2
    assert adapted_by(second.pk.hex).in_words == "a few places"


def test_a_person_without_an_organisation_is_a_place_and_is_never_named(fork, show, case):
    for _number in range(2):
        show(fork(organisation=None, author=UserFactory()))

    found = adapted_by(case.key)

    assert (found.places, found.named) == (2, [])


def test_a_deleted_plan_does_not_count_but_its_forks_do(fork, fork_of, place, case):
    plan = fork()
    fork_of(plan, **place("Hull"))
    Plan.objects.filter(pk=plan.pk).update(deleted_at=timezone.now())

    assert adapted_by(case.key).places == 1


def test_the_fork_of_a_plan_that_is_gone_for_good_still_counts(fork, fork_of, place, case):
    plan = fork()
    fork_of(plan, **place("Hull"))
    plan.delete()

    assert adapted_by(case.key).places == 1


def test_plans_that_feed_each_other_would_end_the_search(fork, fork_of, place, case):
    plan = fork()
    second = fork_of(plan, **place("Hull"))
    new_source(plan, keep_plan_version(plan=second, by=None))  # `add_source` refuses it

    assert adapted_by(case.key).places == 2
    assert adapted_by(plan.pk.hex).places == 1


def page(client, case):
    return client.get(case.url).content.decode()


def test_nobody_yet(client, case):
    assert "Nobody yet, be the first." in page(client, case)


def test_a_private_plan_is_counted_and_nothing_else_of_it_shows(client, fork, case):
    fork(title="Secret title of Leeds")

    text = page(client, case)

    assert "<strong>a few places</strong>" in text
    assert "Leeds" not in text
    assert "Secret" not in text


@pytest.mark.parametrize("visibility", Plan.Visibility.values)
def test_a_named_place_is_linked_only_if_everyone_may_read_its_plan(
    client, plan, show, case, visibility
):
    show(plan, visibility=visibility)

    text = page(client, case)

    assert "Leeds City Council" in text
    is_open = visibility == Plan.Visibility.EVERYONE
    assert (plan.get_absolute_url() in text) is is_open
    assert (plan.title in text) is is_open


def test_a_public_plan_that_did_not_agree_is_not_named(client, plan, show, case):
    show(plan, is_named=False)

    assert "Leeds" not in page(client, case)


def decide(plan, uid, decision, reason=""):
    plan.parts.filter(case_uid=uid).update(decision=decision, reason=reason)


@pytest.fixture
def three(fork, place, case):
    """Plans of three places, and the uid of a building block that all of them took."""
    plans = [fork(**place(name)) for name in ("Hull", "Derby", "Bath")]
    return plans, read_page(case)["blocks"][0]["uid"]


def blocks_of(case):
    return adapted_by_tag(read_page(case))["blocks"]


def test_what_places_did_with_a_block_shows_from_three_places_on(three, case):
    plans, uid = three
    for plan in plans[:2]:
        decide(plan, uid, Decision.KEEP)
    assert blocks_of(case) == []

    decide(plans[2], uid, Decision.DROP)

    (block,) = blocks_of(case)
    assert block.title == "Block 1"
    assert block.counts == {"keep": "a few", "adapt": "0", "replace": "0", "drop": "a few"}


def test_a_private_decision_that_open_plans_would_leave_alone_is_not_told(three, case, show):
    plans, uid = three
    for plan in plans:
        decide(plan, uid, Decision.KEEP)
    show(plans[0])

    assert blocks_of(case) == []


def test_then_only_the_open_plans_are_told_if_they_are_enough(three, case, show, fork, place):
    plans, uid = three
    for plan in plans:
        decide(show(plan), uid, Decision.KEEP)
    decide(fork(**place("York")), uid, Decision.DROP)

    (block,) = blocks_of(case)
    assert block.counts == {"keep": "3", "adapt": "0", "replace": "0", "drop": "0"}


def test_only_reasons_of_public_named_plans_show(three, case, show, client, fork, place):
    plans, uid = three
    more = [fork(**place(name)) for name in ("York", "Leek")]
    for plan in [*plans, *more]:
        decide(plan, uid, Decision.ADAPT, reason=f"Because of {plan.organisation.name}")
    show(more[0])
    show(more[1], visibility=Plan.Visibility.BODIES)

    text = page(client, case)

    assert "Because of York" in text
    assert "Because of Leek" not in text
    assert "Because of Hull" not in text


@pytest.mark.parametrize(
    ("is_named", "consent", "shows"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_what_happened_shows_only_with_consent_of_a_named_place(
    client, plan, show, case, is_named, consent, shows
):
    show(plan, is_named=is_named)
    CheckIn.objects.create(
        plan=plan,
        months=3,
        due=timezone.localdate(),
        answered_at=timezone.now(),
        going=CheckIn.Going.STOPPED,
        because="The funding ended in March.",
        may_be_shown=consent,
    )

    assert ("The funding ended in March." in page(client, case)) is shows


def test_it_costs_the_same_for_few_plans_and_for_many(
    fork, fork_of, place, show, case, django_assert_num_queries
):
    with django_assert_num_queries(1):
        adapted_by(case.key)
    plan = show(fork())
    for name in ("A", "B", "C", "D", "E", "F"):
        plan = show(fork_of(plan, **place(name)))
        plan.parts.exclude(case_uid="").update(decision=Decision.KEEP, reason="So.")

    with django_assert_num_queries(5):
        found = adapted_by(case.key)
    assert found.places == 7
    assert found.blocks
