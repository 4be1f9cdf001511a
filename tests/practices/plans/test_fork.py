import json

import pytest
from django.conf import settings
from django.urls import reverse

from hub.people.models import Membership
from hub.ui.html import to_text
from practices.plans.fork import fork_of_plan
from practices.plans.models import Plan, PlanPart, PlanTemplate, PlanVersion
from practices.plans.origins import blocks_of
from practices.plans.permissions import visible_to
from tests.factories import (
    CaseStudyPageFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)


def block_titles(plan, key):
    return list(plan.parts.filter(key=key).values_list("heading", flat=True))


@pytest.mark.parametrize("slug", ["full", "one-page"])
def test_a_plan_has_the_sections_and_parts_of_its_template(fork, templates, slug):
    plan = fork(slug)

    rows = templates[slug].rows
    assert list(plan.sections.values_list("title", flat=True)) == [row["title"] for row in rows]
    asked = [part["key"] for row in rows for part in row["parts"] if part["kind"] != "blocks"]
    assert list(plan.parts.exclude(kind="blocks").values_list("key", flat=True)) == asked


def test_each_building_block_becomes_a_part_that_begins_with_the_source(plan, version):
    block = version.content["blocks"][0]

    part = plan.parts.get(source_uid=block["uid"])

    assert part.heading == block["title"]
    assert part.core is True
    assert part.text == part.base
    assert to_text(block["description"]) in to_text(part.text)
    assert "Needs: A room." in to_text(part.text)


def test_core_parts_stand_apart_from_those_that_may_change(plan):
    assert block_titles(plan, "core-blocks") == ["Block 1", "Block 4"]
    assert block_titles(plan, "adaptable-blocks") == ["Block 2", "Block 3"]


def test_only_the_chosen_building_blocks_come_along(fork, version):
    uids = [block["uid"] for block in version.content["blocks"][:2]]

    plan = fork(block_uids=uids)

    assert block_titles(plan, "core-blocks") == ["Block 1"]
    assert block_titles(plan, "adaptable-blocks") == ["Block 2"]


def test_a_part_stands_beside_what_the_source_says_and_starts_empty(plan):
    part = plan.parts.get(key="spoken-to")

    assert part.text == ""
    assert "Landlords refused entry" in part.base
    assert "Talk to landlords first." in part.base
    assert "<strong>Advice:</strong> Not known yet" in part.base


def test_the_first_part_says_where_the_plan_comes_from(plan, version):
    part = plan.parts.get(key="source")

    assert version.get_absolute_url() in part.text
    assert part.is_done


def test_barriers_to_choose_from_come_from_the_hubs_list(full_plan):
    part = full_plan.parts.get(key="barriers-here")

    assert part.takes_many
    assert ["data-sharing", "Data sharing"] in part.choices


def test_a_plan_keeps_to_its_version_when_the_case_changes(plan, case, version):
    before = plan.parts.get(key="hope").base
    case.summary = "Everything is different now."
    case.save_revision().publish()

    assert plan.sources.get().version == version
    assert plan.parts.get(key="hope").base == before


def test_a_plan_without_an_organisation_is_its_authors_alone(fork, editor):
    author = UserFactory()

    plan = fork(organisation=None, author=author)

    assert visible_to(author).get() == plan
    assert not visible_to(editor).filter(pk=plan.pk).exists()


def test_nothing_is_kept_of_a_fork_that_fails(fork, monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr("practices.plans.fork.blocks_of", fail)

    with pytest.raises(RuntimeError):
        fork()

    assert not Plan.objects.exists()


def test_a_title_longer_than_the_field_is_shortened(fork, library):
    assert fork(title="x" * 300).title == "x" * 250


def test_a_title_with_markup_stays_words(fork, library, editor, client, version):
    plan = fork(title="<script>alert(1)</script>")
    client.force_login(editor)

    page = client.get(plan.get_absolute_url()).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_decisions_are_called_what_the_template_file_calls_them():
    data = json.loads((settings.FIXTURES_DIR / "plan-templates.json").read_text())

    assert [list(pair) for pair in PlanPart.Decision.choices] == data["block_decisions"]
    answers = data["context_answers"]
    assert [list(pair) for pair in PlanPart.Likeness.choices] == answers["likeness"]
    assert [list(pair) for pair in PlanPart.Matters.choices] == answers["matters"]


def test_a_case_without_core_parts_still_makes_a_plan(fork, library):
    from practices.case_studies.versions import latest_version
    from tests.factories import case_data

    blocks = [block | {"core": None} for block in case_data()["blocks"]]
    page = CaseStudyPageFactory(library["hub"], blocks=blocks)

    plan = fork(version=latest_version(page.key))

    assert len(block_titles(plan, "adaptable-blocks")) == 4


# --- From a version, from a plan, with partners --------------------------------------------------


def answers(templates, version, **changes):
    uids = [block.uid for block in blocks_of(version)]
    given = {"template": templates["one-page"].pk, "title": "Warm Leeds", "blocks": uids}
    return given | changes


def changed(case):
    case.summary = "Everything is different now."
    case.save_revision().publish()


def test_an_older_version_is_forked_as_it_was_and_the_newer_one_is_offered(
    case, version, templates, organisation, editor, sign_in
):
    changed(case)
    client = sign_in(editor)
    url = reverse("plan-adapt", args=[case.key]) + "?version=1"

    page = client.get(url).content.decode()
    assert "There is a newer one, version 2" in page
    client.post(url, answers(templates, version, organisation=organisation.pk))

    source = Plan.objects.get().sources.get()
    assert (source.number, source.version) == (1, version)
    lasting = client.get(version.get_absolute_url()).content.decode()
    assert url in lasting
    assert "newer one" not in client.get(url.replace("=1", "=2")).content.decode()


@pytest.mark.parametrize("asked", ["3", "0", "x", "1.5", "-1", "²", "9" * 30])
def test_a_version_that_is_not_there_cannot_be_adapted(case, templates, editor, sign_in, asked):
    url = reverse("plan-adapt", args=[case.key])

    assert sign_in(editor).get(url, {"version": asked}).status_code == 404


def test_a_withdrawn_case_is_adapted_only_by_those_who_may_read_it(
    case, plan, editor, stranger, sign_in
):
    case.unpublish()
    url = reverse("plan-adapt", args=[case.key])

    assert sign_in(stranger).get(url + "?version=1").status_code == 404
    page = sign_in(editor).get(url).content.decode()
    assert "has been withdrawn" in page


def test_partners_see_the_plan_from_the_start_and_are_told(
    case,
    version,
    templates,
    organisation,
    editor,
    sign_in,
    mailoutbox,
    django_capture_on_commit_callbacks,
):
    owner = Membership.Role.OWNER
    one = MembershipFactory(role=owner)
    two = MembershipFactory()
    given = answers(
        templates,
        version,
        organisation=organisation.pk,
        partner_1=one.organisation.pk,
        partner_2=two.organisation.pk,
        partner_3=one.organisation.pk,
    )

    with django_capture_on_commit_callbacks(execute=True):
        sign_in(editor).post(reverse("plan-adapt", args=[case.key]), given)

    plan = Plan.objects.get()
    assert plan.visibility == Plan.Visibility.PARTNERS
    assert set(plan.partners.all()) == {one.organisation, two.organisation}
    assert visible_to(two.user).get() == plan
    assert one.user.email in [to for mail in mailoutbox for to in mail.to]


def test_an_organisation_that_was_wound_up_is_no_partner(
    case, version, templates, organisation, editor, sign_in
):
    gone = OrganisationFactory(end="2023-03-31")
    given = answers(templates, version, organisation=organisation.pk, partner_1=gone.pk)

    page = sign_in(editor).post(reverse("plan-adapt", args=[case.key]), given).content.decode()

    assert 'id="id_partner_1_error"' in page
    assert not Plan.objects.exists()


def own_template(templates, organisation, name):
    template = PlanTemplate(name=name, organisation=organisation)
    template.sections = templates["one-page"].sections
    template.save()
    return template


def test_templates_are_the_hubs_the_publishers_and_ones_own(
    case, version, templates, organisation, editor, sign_in
):
    publisher = case.get_parent().specific
    publisher.organisation = OrganisationFactory(name="Association of Places")
    publisher.save()
    second = MembershipFactory(user=editor, organisation=OrganisationFactory(name="Bradford"))
    of_publisher = own_template(templates, publisher.organisation, "Their form")
    of_second = own_template(templates, second.organisation, "Bradford form")
    own_template(templates, OrganisationFactory(), "Of somebody else")
    client, url = sign_in(editor), reverse("plan-adapt", args=[case.key])

    page = client.get(url).content.decode()
    assert "Their form. Association of Places." in page
    assert "Bradford form" in page
    assert "Of somebody else" not in page

    given = answers(templates, version, organisation=organisation.pk)
    refused = client.post(url, given | {"template": of_second.pk}).content.decode()
    assert "This template is for plans of Bradford" in refused
    client.post(url, given | {"template": of_publisher.pk})
    assert Plan.objects.get().template_name == "Their form"


@pytest.fixture
def theirs(fork):
    """A plan of another council that everyone may read."""
    owner = MembershipFactory()
    plan = fork(organisation=owner.organisation, author=owner.user, title="Homes in Hull")
    Plan.objects.filter(pk=plan.pk).update(visibility=Plan.Visibility.EVERYONE)
    return plan


def test_a_plan_of_others_is_forked_as_it_is_today(
    theirs, case, templates, organisation, editor, sign_in
):
    client, url = sign_in(editor), reverse("plan-adapt-plan", args=[theirs.pk])
    assert "Homes in Hull" in client.get(url).content.decode()
    assert not PlanVersion.objects.exists()
    uids = list(theirs.parts.exclude(source_uid="").values_list("uid", flat=True))
    given = {"template": templates["one-page"].pk, "organisation": organisation.pk}

    client.post(url, given | {"title": "Ours", "blocks": uids})

    plan = Plan.objects.get(title="Ours")
    source = plan.sources.get()
    assert source.plan_version == PlanVersion.objects.get(key=theirs.pk.hex)
    assert {part.case_key for part in source.parts.exclude(source_uid="")} == {case.key}
    where = plan.parts.get(key="source").text
    assert source.plan_version.get_absolute_url() in where
    assert case.title in where
    # Who adapts a plan may do so in private.
    assert not theirs.changes.filter(by=editor).exists()


def test_a_fork_of_a_fork_of_a_fork_keeps_to_the_first_case(theirs, case, templates, editor):
    plan = theirs
    for _generation in range(3):
        plan = fork_of_plan(
            plan=plan, organisation=None, author=editor, template=templates["one-page"]
        )

    first = theirs.parts.exclude(source_uid="")
    wanted = list(first.values_list("case_key", "case_uid", "heading"))
    taken = plan.parts.exclude(source_uid="")
    assert list(taken.values_list("case_key", "case_uid", "heading")) == wanted


def test_a_plan_that_somebody_may_not_read_is_not_there_to_adapt(plan, stranger, sign_in, client):
    url = reverse("plan-adapt-plan", args=[plan.pk])

    assert client.get(url).status_code == 302
    assert sign_in(stranger).get(url).status_code == 404
    assert sign_in(stranger).post(url, {}).status_code == 404
    assert not PlanVersion.objects.exists()


def test_a_fork_of_a_plan_that_fails_keeps_no_version(theirs, templates, editor, monkeypatch):
    def fail(*args, **options):
        raise RuntimeError

    monkeypatch.setattr("practices.plans.fork.record_plan", fail)

    with pytest.raises(RuntimeError):
        fork_of_plan(plan=theirs, organisation=None, author=editor, template=templates["one-page"])

    assert not PlanVersion.objects.exists()
