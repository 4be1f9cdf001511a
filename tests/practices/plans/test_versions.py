"""Kept versions of a plan: who reads them, and giving out the next."""

import pytest
from django.urls import reverse

from hub.ui.html import from_text
from practices.plans.fork import fork_of_plan
from practices.plans.models import Plan, PlanChange, PlanVersion
from practices.plans.saving import save_part
from practices.plans.versions import keep_plan_version
from tests.factories import MembershipFactory, OrganisationFactory

Visibility = Plan.Visibility


@pytest.fixture
def hull(db):
    return OrganisationFactory(name="Hull City Council")


@pytest.fixture
def taker(hull):
    """An editor of another council."""
    return MembershipFactory(organisation=hull).user


def show(plan, visibility=Visibility.EVERYONE):
    Plan.objects.filter(pk=plan.pk).update(visibility=visibility)
    plan.visibility = visibility


def write(plan, user, text="We meet every week."):
    part = plan.parts.get(key="hope")
    return save_part(part=part, expected_version=part.version, user=user, text=from_text(text))


def status(client, version):
    return client.get(version.get_absolute_url()).status_code


def test_a_version_is_as_visible_as_its_plan(plan, editor, taker, client, sign_in):
    version = keep_plan_version(plan=plan, by=editor)

    assert client.get(version.get_absolute_url()).url.startswith("/accounts/login/")
    assert status(sign_in(taker), version) == 404
    assert status(sign_in(editor), version) == 200
    show(plan)
    client.logout()
    page = client.get(version.get_absolute_url())
    assert page.status_code == 200
    assert '<meta name="robots" content="noindex">' in page.content.decode()


def test_who_adapted_a_plan_goes_on_reading_what_they_took_and_nothing_later(
    plan, editor, taker, hull, templates, sign_in
):
    show(plan)
    fork_of_plan(plan=plan, organisation=hull, author=taker, template=templates["one-page"])
    show(plan, Visibility.US)
    write(plan, editor)
    later = keep_plan_version(plan=plan, by=editor)

    first = PlanVersion.objects.get(number=1)
    client = sign_in(taker)
    assert status(client, first) == 200
    assert status(client, later) == 404
    assert "no longer shown to you" in client.get(first.get_absolute_url()).content.decode()


def test_a_version_names_no_source_that_is_not_public(plan, editor, taker, hull, templates, client):
    show(plan, Visibility.BODIES)
    second = fork_of_plan(
        plan=plan, organisation=hull, author=taker, template=templates["one-page"], title="Ours"
    )
    show(second)

    version = keep_plan_version(plan=second, by=taker)

    assert plan.title not in [each["title"] for each in version.content["sources"]]
    assert plan.get_absolute_url() not in client.get(version.get_absolute_url()).content.decode()


@pytest.fixture
def give_out_url(plan):
    return reverse("plan-give-out", args=[plan.pk])


def test_a_team_gives_out_a_version_once_others_may_see_the_plan(
    plan, editor, give_out_url, sign_in
):
    client = sign_in(editor)
    assert client.get(give_out_url).status_code == 404
    show(plan)
    assert give_out_url in client.get(plan.get_absolute_url()).content.decode()

    page = client.get(give_out_url).content.decode()
    assert "kept as version 1" in page
    answer = client.post(give_out_url, {"change_note": "The first one"}, follow=True)

    version = PlanVersion.objects.get()
    assert answer.redirect_chain[-1][0] == version.get_absolute_url()
    assert version.change_note == "The first one"
    assert "The first one" in answer.content.decode()
    assert plan.changes.filter(what=PlanChange.What.VERSION, by=editor).exists()


def test_what_has_not_changed_is_not_given_out_again(plan, editor, give_out_url, sign_in):
    show(plan)
    client = sign_in(editor)
    client.post(give_out_url, {"change_note": ""})

    assert "Nothing has changed since" in client.get(give_out_url).content.decode()
    client.post(give_out_url, {"change_note": "Again"})
    assert PlanVersion.objects.count() == 1

    write(plan, editor)
    client.post(give_out_url, {"change_note": "x" * 251})
    assert PlanVersion.objects.count() == 1
    client.post(give_out_url, {"change_note": "Weekly now"})
    assert PlanVersion.objects.get(number=2).change_note == "Weekly now"


def test_only_those_who_write_give_out_versions(plan, reader, taker, give_out_url, client, sign_in):
    show(plan)

    assert client.post(give_out_url).status_code == 302
    assert sign_in(reader).post(give_out_url).status_code == 403
    assert sign_in(taker).post(give_out_url).status_code == 404
    assert not PlanVersion.objects.exists()


def test_versions_that_are_not_there_are_not_found(plan, editor, sign_in):
    version = keep_plan_version(plan=plan, by=editor)
    client = sign_in(editor)

    for key, number in ((version.key, 2), ("nothing", 1), (version.key, 9**20)):
        assert client.get(reverse("plan-version", args=[key, number])).status_code == 404


def test_who_has_not_signed_in_cannot_tell_whether_there_is_a_version(plan, editor, client):
    version = keep_plan_version(plan=plan, by=editor)
    never = reverse("plan-version", args=[version.key, 2])

    for path in (version.get_absolute_url(), never):
        assert client.get(path).url.startswith("/accounts/login/")
