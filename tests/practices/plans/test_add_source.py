"""A further case, or another plan, that feeds a plan later."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from practices.case_studies.versions import latest_version
from practices.plans.add_source import AlreadySource, GoesInCircles, add_source
from practices.plans.blocks import MOST
from practices.plans.fork import fork_of_plan
from practices.plans.models import Plan, PlanChange
from practices.plans.sources import sources_of
from practices.plans.updates import updates_of
from tests.factories import CaseStudyPageFactory, MembershipFactory, case_data


@pytest.fixture
def second(library, case):
    """Another case."""
    return CaseStudyPageFactory(library["hub"], title="Debt advice in Leith")


@pytest.fixture
def url(plan, second):
    return reverse("plan-source-add", args=[plan.pk, second.key])


def uids(page):
    return [block["uid"] for block in latest_version(page.key).content["blocks"]]


def test_some_building_blocks_of_a_second_case_join_the_plan(plan, second, url, editor, sign_in):
    client = sign_in(editor)
    assert client.get(url).content.decode().count('name="blocks"') == 4

    client.post(url, {"blocks": uids(second)[:2]}, follow=True)

    source = plan.sources.get(key=second.key)
    assert [part.heading for part in source.parts.all()] == ["Block 1", "Block 2"]
    assert source.left_out == uids(second)[2:]
    assert updates_of(plan, sources_of(plan)) == []
    assert plan.changes.filter(what=PlanChange.What.SOURCE, by=editor).exists()
    assert "Debt advice in Leith" in plan.parts.get(key="source").text


def test_a_version_that_is_asked_for_is_the_one_that_is_added(plan, second, url, editor, sign_in):
    second.summary = "Something else is true now."
    second.save_revision().publish()

    sign_in(editor).post(url + "?version=1", {"blocks": uids(second)})

    assert plan.sources.get(key=second.key).number == 1


def test_what_was_left_out_can_be_taken_after_all(plan, second, url, editor, sign_in):
    client = sign_in(editor)
    client.post(url, {"blocks": uids(second)[:1]})
    page = client.get(url).content.decode()
    assert page.count('name="blocks"') == 3
    assert "is made from" in page

    client.post(url, {"blocks": uids(second)[1:2]})

    source = plan.sources.get(key=second.key)
    assert source.left_out == uids(second)[2:]
    assert source.parts.count() == 2
    assert "Tick at least one" in client.post(url, {}).content.decode()
    assert source.parts.count() == 2


def test_what_was_not_taken_at_the_start_can_be_taken_after_all(fork, case, editor, sign_in):
    plan = fork(block_uids=uids(case)[:1])
    url = reverse("plan-source-add", args=[plan.pk, case.key])

    sign_in(editor).post(url, {"blocks": uids(case)[1:]})

    assert plan.parts.exclude(source_uid="").count() == 4
    assert "nothing left to add" in sign_in(editor).get(url).content.decode()


def test_of_two_who_add_the_same_source_one_does(plan, second, editor, url, sign_in, monkeypatch):
    version = latest_version(second.key)
    client = sign_in(editor)
    add_source(plan=plan, version=version, user=editor, block_uids=uids(second))
    with pytest.raises(AlreadySource):
        add_source(plan=plan, version=version, user=editor, block_uids=uids(second))

    # As seen by someone whose page was made before the colleague's press
    monkeypatch.setattr("practices.plans.adapting.sources.sources_of", lambda plan: [])
    page = client.post(url, {"blocks": uids(second)}).content.decode()

    assert "A colleague has just added this source" in page
    assert plan.sources.filter(key=second.key).count() == 1


def test_more_blocks_than_a_plan_holds_are_refused_beside_the_field(
    plan, url, second, editor, sign_in, library
):
    row = case_data()["blocks"][0]
    many = [row | {"title": f"Block {n}", "uid": f"b{n}"} for n in range(MOST + 1)]
    big = CaseStudyPageFactory(library["hub"], blocks=many)
    address = reverse("plan-source-add", args=[plan.pk, big.key])

    page = sign_in(editor).post(address, {"blocks": uids(big)}).content.decode()

    assert 'id="id_blocks_error"' in page
    assert "Tick fewer" in page
    assert not plan.sources.filter(key=big.key).exists()


def test_queries_do_not_grow_with_the_blocks(plan, fork, second, library, editor):
    row = case_data()["blocks"][0]
    many = [row | {"title": f"Block {n}", "uid": f"b{n}"} for n in range(30)]
    big = CaseStudyPageFactory(library["hub"], blocks=many)

    def count(page):
        version = latest_version(page.key)
        with CaptureQueriesContext(connection) as adding:
            add_source(plan=plan, version=version, user=editor, block_uids=uids(page))
        with CaptureQueriesContext(connection) as forking:
            fork(version=version)
        return len(adding), len(forking)

    batches = 4  # SQLite takes so many values at once and no more
    for few, lots in zip(count(second), count(big), strict=True):
        assert lots <= few + batches


def test_a_plan_feeds_another_but_never_itself(plan, templates, sign_in, editor):
    Plan.objects.filter(pk=plan.pk).update(visibility=Plan.Visibility.EVERYONE)
    theirs = MembershipFactory()
    child = fork_of_plan(
        plan=plan,
        organisation=theirs.organisation,
        author=theirs.user,
        template=templates["one-page"],
    )
    Plan.objects.filter(pk=child.pk).update(visibility=Plan.Visibility.EVERYONE)
    version = child.sources.get().plan_version

    with pytest.raises(GoesInCircles):
        add_source(plan=plan, version=version, user=editor, block_uids=[])
    for other in (plan, child):
        url = reverse("plan-source-add", args=[plan.pk, other.pk.hex])
        page = sign_in(editor).post(url, {"blocks": []}).content.decode()
        assert "cannot be its source" in page
    assert plan.sources.count() == 1


def test_another_plan_joins_by_its_address(plan, fork, templates, editor, sign_in):
    theirs = MembershipFactory()
    other = fork(organisation=theirs.organisation, author=theirs.user, title="Homes in Hull")
    find = reverse("plan-sources", args=[plan.pk])
    client = sign_in(editor)
    address = f"https://hub.example{other.get_absolute_url()}"
    refused = client.get(find, {"address": address}).content.decode()
    assert "no case or plan at this address" in refused
    Plan.objects.filter(pk=other.pk).update(visibility=Plan.Visibility.EVERYONE)

    url = client.get(find, {"address": address}).url
    assert client.get(url).status_code == 200
    wanted = [part.uid for part in other.parts.exclude(source_uid="")]
    client.post(url, {"blocks": wanted[:1]})

    source = plan.sources.get(key=other.pk.hex)
    assert source.plan_version.title == "Homes in Hull"
    assert source.parts.get().case_uid == other.parts.get(uid=wanted[0]).case_uid


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(lambda page: page.key, id="its key"),
        pytest.param(lambda page: f"/v/{page.key}/", id="its lasting address"),
        pytest.param(lambda page: f"https://hub.example/v/{page.key}/1/", id="a version's"),
        pytest.param(lambda page: page.get_url(), id="its page"),
    ],
)
def test_a_case_is_found_by(plan, second, editor, sign_in, words):
    found = sign_in(editor).get(reverse("plan-sources", args=[plan.pk]), {"address": words(second)})

    assert second.key in found.url


@pytest.mark.parametrize("words", ["", "nothing", "/", "http://[", "/practices/", "x" * 501])
def test_an_address_that_leads_nowhere_is_told_beside_the_field(plan, editor, sign_in, words):
    page = sign_in(editor).get(reverse("plan-sources", args=[plan.pk]), {"address": words})

    assert page.status_code == 200
    assert 'id="id_address_error"' in page.content.decode()


def test_one_of_ones_plans_is_chosen_from_the_case(plan, second, editor, sign_in, fork):
    theirs = MembershipFactory()
    not_ours = fork(organisation=theirs.organisation, author=theirs.user)
    client = sign_in(editor)
    page = client.get(reverse("plan-adapt", args=[second.key])).content.decode()
    assert "Add to a plan you have already" in page
    choose = reverse("plan-adapt-add", args=[second.key])

    assert client.get(choose, {"plan": not_ours.pk}).status_code == 200
    answer = client.get(choose, {"plan": plan.pk, "version": "1"})

    assert answer.url == reverse("plan-source-add", args=[plan.pk, second.key]) + "?version=1"


def test_outsiders_and_readers_add_nothing(plan, second, url, reader, stranger, sign_in, client):
    find = reverse("plan-sources", args=[plan.pk])
    for user, wanted in ((reader, 403), (stranger, 404)):
        assert sign_in(user).get(find).status_code == wanted
        assert sign_in(user).post(url, {"blocks": uids(second)}).status_code == wanted
    client.logout()
    assert client.post(url, {"blocks": uids(second)}).status_code == 302
    assert plan.sources.count() == 1


def test_a_case_that_nobody_may_read_feeds_no_plan(plan, second, url, editor, sign_in):
    second.unpublish()

    assert sign_in(editor).get(url).status_code == 404
