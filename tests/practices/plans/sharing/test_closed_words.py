"""Words of a closed source, when they came to a plan through others' hands."""

import json

import pytest
from django.urls import reverse

from practices.plans.fork import fork_of_plan
from practices.plans.models import Plan, PlanVersion
from practices.plans.saving import save_part
from practices.plans.versions import content_of, keep_plan_version
from tests.factories import MembershipFactory
from tests.practices.plans.sharing.test_outside import kept_block, read, words_of

Level = Plan.Visibility


@pytest.fixture
def taker(db):
    return MembershipFactory().user


@pytest.fixture
def fork_of(taker, templates):
    """Another council's plan made from this one; everyone reads it."""

    def fork(plan, author=taker):
        made = fork_of_plan(
            plan=plan,
            organisation=author.memberships.get().organisation,
            author=author,
            template=templates["one-page"],
        )
        Plan.objects.filter(pk=made.pk).update(visibility=Level.EVERYONE)
        made.refresh_from_db()
        return made

    return fork


@pytest.fixture
def first(shown):
    return shown(Level.EVERYONE)


@pytest.fixture
def second(first, fork_of):
    return fork_of(first)


def taken_away(client, plan, form):
    url = reverse("plan-export", args=[plan.pk, form]) + "?source=all"
    return client.get(url).content.decode()


def test_a_withdrawn_case_is_hidden_in_a_fork_of_an_open_fork(client, second, taker, case):
    block = kept_block(second, taker)
    words = words_of(block)
    assert words in read(client, second)

    case.unpublish()

    page = read(client, second)
    assert words not in page
    assert block.heading in page
    for form in ("md", "json"):
        assert words[:30] not in taken_away(client, second, form), form


def test_such_a_fork_passes_them_on_to_nobody(second, taker, case, fork_of):
    block = kept_block(second, taker)
    case.unpublish()

    third = fork_of(second, MembershipFactory().user)

    assert block.text not in json.dumps(content_of(second))
    assert not third.parts.filter(base=block.text).exists()


def test_a_plan_that_was_closed_is_hidden_further_down_too(client, first, editor, taker, fork_of):
    part = first.parts.exclude(source_uid="").first()
    words = "Wardens knock on every door on Tuesdays"
    save_part(part=part, expected_version=1, user=editor, decision="adapt", text=f"<p>{words}.</p>")
    second = fork_of(first)
    third = fork_of(second, MembershipFactory().user)
    for row in third.parts.filter(text__contains=words):
        save_part(part=row, expected_version=1, user=third.author, decision="keep")
    assert words in read(client, third)

    Plan.objects.filter(pk=first.pk).update(visibility=Level.US)

    assert words not in read(client, third)
    assert words not in taken_away(client, third, "json")
    assert words not in json.dumps(content_of(third))


def test_own_words_stay_when_the_case_is_withdrawn(client, first, editor, taker, fork_of, case):
    part = first.parts.exclude(source_uid="").first()
    words = "Wardens knock on every door on Tuesdays"
    save_part(part=part, expected_version=1, user=editor, decision="adapt", text=f"<p>{words}.</p>")
    second = fork_of(first)
    row = second.parts.get(text__contains=words)
    save_part(part=row, expected_version=1, user=taker, decision="keep")

    case.unpublish()

    assert words in read(client, second)


def test_an_older_version_of_a_plan_hides_a_case_that_is_withdrawn_now(
    client, sign_in, first, second, editor, taker, case
):
    words = words_of(second.parts.exclude(source_uid="").first())
    version = PlanVersion.objects.get(plan=first)
    assert words in client.get(version.get_absolute_url()).content.decode()

    case.unpublish()

    assert words not in client.get(version.get_absolute_url()).content.decode()
    for insider in (editor, taker):  # who wrote it, and who was given it
        assert words in sign_in(insider).get(version.get_absolute_url()).content.decode()


def test_a_file_no_longer_names_a_plan_that_was_closed_since(client, first, second, fork_of):
    title = "Closure of the Armley depot"
    Plan.objects.filter(pk=first.pk).update(title=title)
    second.sources.update(title=title)
    keep_plan_version(plan=second, by=None)
    third = fork_of(second, MembershipFactory().user)
    assert title in taken_away(client, third, "json")

    Plan.objects.filter(pk=first.pk).update(visibility=Level.US)

    for form in ("md", "json"):
        assert title not in taken_away(client, third, form), form


@pytest.mark.parametrize("form", ["md", "json"])
def test_files_name_nobody_whom_the_page_does_not_name(client, first, editor, form):
    first.sections.update(lead="Sam Secret")
    save_part(
        part=first.parts.exclude(source_uid="").first(),
        expected_version=1,
        user=editor,
        decision="adapt",
        decided_by="Dana Hidden",
    )

    file = taken_away(client, first, form)

    assert "Sam Secret" not in file
    assert "Dana Hidden" not in file
