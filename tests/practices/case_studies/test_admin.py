"""Writing a case in the admin: half-written drafts are kept, incomplete cases are not shown."""

import json
from pathlib import Path

import pytest
from django.conf import settings as site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.text import slugify

from practices.case_studies.canonical import case_file
from practices.case_studies.models import CaseStudyPage, CaseStudyVersion, PublisherPage
from practices.case_studies.panels import TAB_OF
from practices.case_studies.requirements import REQUIRED, REQUIRED_OR_NOT_KNOWN, STREAMS
from practices.taxonomy.models import Barrier, BarrierKind
from tests.factories import (
    BarrierKindFactory,
    CaseStudyPageFactory,
    InsightFactory,
    SectorFactory,
    UserFactory,
)
from tests.factories.admin_forms import page_form_data, post_page

MOST_QUERIES = 60  # in the request; marks of a transaction are not counted


@pytest.fixture
def editor(client, hub_editor):
    client.force_login(hub_editor)
    return hub_editor


@pytest.fixture
def full_case(library):
    """A case of the library with most of its parts filled."""
    path = Path(site.FIXTURES_DIR) / "case_studies" / "gm-working-well.json"
    return CaseStudyPageFactory(library["hub"], **json.loads(path.read_text()))


def draft_of(page):
    return CaseStudyPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def refused(response, field: str) -> bool:
    """Whether the form came back with an error of its own beside this field."""
    return response.status_code == 200 and field in response.context["form"].errors


def test_saving_the_form_untouched_keeps_every_word(client, editor, full_case):
    response = post_page(client, full_case)

    assert response.status_code == 302
    assert draft_of(full_case).has_unpublished_changes
    assert case_file(draft_of(full_case)) == case_file(full_case)


def test_publishing_the_form_untouched_keeps_no_new_version(client, editor, full_case):
    response = post_page(client, full_case, action="action-publish")

    assert response.status_code == 302
    assert CaseStudyVersion.objects.filter(key=full_case.key).count() == 1


def test_a_changed_word_is_published_as_the_next_version(client, editor, full_case):
    note = "The theory was put more plainly."

    post_page(client, full_case, action="action-publish", theory="Other words.", change_note=note)

    full_case.refresh_from_db()
    version = CaseStudyVersion.objects.get(key=full_case.key, number=2)
    assert full_case.theory == "Other words."
    assert (version.content["theory"], version.change_note) == ("Other words.", note)


def test_a_title_is_enough_for_a_new_draft(client, editor, library):
    url = reverse(
        "wagtailadmin_pages:add", args=["case_studies", "casestudypage", library["councils"].pk]
    )
    streams = [
        "councils partners barriers blocks outcomes went_wrong changed_on_the_way unintended",
        "would_do_differently still_unsolved only_government worked_less_well_for lessons",
        "advice readiness replicated_in sources files",
    ]
    data = {f"{name}-count": "0" for name in " ".join(streams).split()}
    # The browser writes the slug while the title is typed.
    data |= {"title": "Only a title", "slug": "only-a-title"}
    data |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}

    response = client.post(url, data)

    assert response.status_code == 302, response.context["form"].errors
    page = CaseStudyPage.objects.get(title="Only a title")
    assert not page.live


@pytest.mark.parametrize("field", ["summary", "problem", "lead_organisation", "evidence_reason"])
def test_an_emptied_field_stops_publishing_and_is_named(client, editor, case, field):
    response = post_page(client, case, action="action-publish", **{field: EMPTY.get(field, "")})

    assert refused(response, field)
    assert "fill this in" in response.context["form"].errors[field][0]
    assert not draft_of(case).has_unpublished_changes
    assert CaseStudyVersion.objects.count() == 1


EMPTY = {"problem": '{"entityMap": {}, "blocks": []}'}


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_a_refusal_names_above_the_tabs_what_is_missing_in_each(client, editor, case, action):
    response = post_page(client, case, action=action, summary="", place_name="", who_it_serves="")

    told = [str(message) for message in response.context["messages"]]
    assert "To complete in the tab “In brief”: Summary, Place." in told[0]
    assert "To complete in the tab “Problem”: Who it serves." in told[0]


def test_every_field_that_may_be_missing_is_in_a_tab():
    assert {*REQUIRED, *REQUIRED_OR_NOT_KNOWN, *STREAMS} <= set(TAB_OF)


@pytest.mark.parametrize("stream", ["barriers", "went_wrong", "sources"])
def test_an_emptied_list_stops_publishing_and_is_named(client, editor, case, stream):
    response = post_page(client, case, action="action-publish", **{stream: []})

    assert refused(response, stream)


def test_a_cost_that_says_not_known_yet_is_an_answer(client, editor, case):
    changes = {"setup_cost_band": "not-known", "setup_cost_text": ""}

    response = post_page(client, case, action="action-publish", **changes)

    assert response.status_code == 302
    assert "set-up cost" in client.get(case.url).content.decode()  # readers are told


def test_a_field_that_may_be_not_known_says_where_to_tick_it(client, editor, case):
    response = post_page(client, case, action="action-publish", theory="", not_known=[])

    (message,) = response.context["form"].errors["theory"]
    assert message.endswith("fill this in, or tick it under In brief, Not known yet.")


def test_what_is_ticked_as_not_known_may_stay_empty(client, editor, case):
    not_known = [*case.not_known, "theory"]

    response = post_page(client, case, action="action-publish", theory="", not_known=not_known)

    assert response.status_code == 302
    assert CaseStudyPage.objects.get(pk=case.pk).theory == ""


@pytest.mark.parametrize("autosave", [False, True])
def test_a_half_written_draft_of_a_published_case_is_kept(client, editor, case, autosave):
    response = post_page(client, case, autosave=autosave, summary="", went_wrong=[])

    assert response.status_code == (200 if autosave else 302)
    assert draft_of(case).summary == ""
    live = CaseStudyPage.objects.get(pk=case.pk)
    assert live.summary and live.live


def test_an_incomplete_case_is_not_sent_to_be_checked(client, editor, case):
    response = post_page(client, case, action="action-submit", summary="")

    assert refused(response, "summary")
    assert draft_of(case).current_workflow_state is None


def test_an_incomplete_case_cannot_be_scheduled(client, editor, case):
    response = post_page(
        client, case, action="action-publish", summary="", go_live_at="2099-01-01 09:00"
    )

    assert refused(response, "summary")
    assert not case.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_kind_of_another_barrier_is_refused(client, editor, case):
    other = BarrierKindFactory()
    entry = draft_of(case).barriers[0]
    row = {
        "type": "barrier",
        "id": entry.id,
        "value": entry.block.get_prep_value(entry.value) | {"kind": other.pk},
    }

    response = post_page(client, case, barriers=[row])

    assert refused(response, "barriers")
    assert draft_of(case).barriers[0].value["kind"] != other


def test_a_barrier_deleted_while_someone_writes_is_asked_for_again(client, editor, case):
    data = page_form_data(case) | {"action-publish": "1"}
    BarrierKind.objects.all().delete()
    Barrier.objects.all().delete()

    response = client.post(reverse("wagtailadmin_pages:edit", args=[case.pk]), data)

    assert refused(response, "barriers")


def test_a_newly_ticked_sector_is_kept_and_an_unknown_one_refused(client, editor, case):
    ours, other = [str(sector.pk) for sector in case.sectors.all()], SectorFactory()

    kept = post_page(client, case, sectors=[*ours, str(other.pk)])
    unknown = post_page(client, case, sectors=[*ours, "999999"])

    assert kept.status_code == 302
    assert other in draft_of(case).sectors.all()
    assert refused(unknown, "sectors")


def test_an_unticked_sector_is_taken_away(client, editor, case):
    case.sectors.add(other := SectorFactory())
    case.save_revision().publish()

    post_page(client, case, action="action-publish", sectors=[str(other.pk)])

    assert list(CaseStudyPage.objects.get(pk=case.pk).sectors.all()) == [other]


def test_saving_while_typing_asks_few_questions_of_the_database(
    client, editor, full_case, settings
):
    # As on a server: what search and the usage counts do, a worker does later.
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    full_case.insights.set([InsightFactory(), InsightFactory()])
    full_case.save_revision()
    data = page_form_data(draft_of(full_case), theory="A second draft.")
    url = reverse("wagtailadmin_pages:edit", args=[full_case.pk])

    with CaptureQueriesContext(connection) as queries:
        response = client.post(url, data, headers={"Accept": "application/json"})

    assert response.json()["success"]
    assert draft_of(full_case).theory == "A second draft."
    asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= MOST_QUERIES, "\n".join(sql[:150] for sql in asked)


def test_saving_costs_the_same_with_more_barriers(client, editor, case):
    entry = draft_of(case).barriers[0]
    value = entry.block.get_prep_value(entry.value)
    rows = [{"type": "barrier", "value": value} for _ in range(12)]
    costs = []
    for barriers in (rows[:2], rows[:3], rows):
        data = page_form_data(draft_of(case), barriers=barriers)
        url = reverse("wagtailadmin_pages:edit", args=[case.pk])
        with CaptureQueriesContext(connection) as queries:
            client.post(url, data, headers={"Accept": "application/json"})
        costs.append(len(queries))

    assert costs[1] == costs[2]
    assert len(draft_of(case).barriers) == 12


@pytest.mark.parametrize(
    ("stream", "kind", "empty"),
    [
        ("barriers", "barrier", {"reading": "", "how_far": ""}),
        ("blocks", "block", {"title": "", "core": "", "reading": ""}),
        ("outcomes", "outcome", {}),
        ("partners", "partner", {}),
        ("partners", "partner", {"kind": "voluntary"}),
        ("sources", "source", {}),
        ("went_wrong", "statement", {"text": "", "reading": ""}),
        ("readiness", "question", ""),
        ("councils", "name", ""),
    ],
)
def test_a_row_that_was_only_just_added_is_kept_and_shown(
    client, editor, case, stream, kind, empty
):
    post_page(client, case, **{stream: [{"type": kind, "value": empty}]})

    assert len(getattr(draft_of(case), stream)) == 1
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[case.pk]))
    assert draft.status_code == 200


def test_a_mirror_that_becomes_a_case_has_a_key_and_versions_of_its_own(client, case):
    client.force_login(UserFactory(is_superuser=True))
    mirror = case.create_alias(update_slug="mirror")

    client.post(reverse("wagtailadmin_pages:convert_alias", args=[mirror.pk]))

    own = CaseStudyPage.objects.get(pk=mirror.pk)
    assert own.key != case.key
    assert own.get_latest_revision_as_object().key == own.key
    assert CaseStudyVersion.objects.get(key=own.key).page == own
    assert own.barriers_met.count() == case.barriers_met.count()
    assert CaseStudyVersion.objects.filter(key=case.key).count() == 1


def test_a_draft_needs_no_address_yet(client, library, editor):
    """A title that is pasted is saved before the admin's script has made an address of it."""
    address = f"/admin/pages/add/case_studies/casestudypage/{library['hub'].pk}/"
    blank = CaseStudyPage(title="Warm homes", live=False)
    library["hub"].add_child(instance=blank)
    data = page_form_data(blank, title="Warm homes", slug="")

    response = client.post(address, data)

    assert response.status_code == 302
    assert CaseStudyPage.objects.child_of(library["hub"]).filter(slug="warm-homes-2").exists()


@pytest.fixture
def add_case(client, library, editor):
    """Post the form for a new case, as Save draft does."""
    address = f"/admin/pages/add/case_studies/casestudypage/{library['hub'].pk}/"
    blank = CaseStudyPage(title="Warm homes", live=False)
    library["hub"].add_child(instance=blank)
    data = page_form_data(blank)
    blank.delete()
    return lambda **changes: client.post(address, data | changes)


def slugs():
    return sorted(CaseStudyPage.objects.values_list("slug", flat=True))


@pytest.mark.parametrize("title", ["Warm homes", "Café Llŷn"])
def test_the_same_new_case_saved_twice_gets_the_next_free_address(add_case, title):
    slug = slugify(title, allow_unicode=True)

    responses = [add_case(title=title, slug=slug) for _ in range(2)]

    assert [response.status_code for response in responses] == [302, 302]
    assert slugs() == [slug, f"{slug}-2"]


@pytest.mark.parametrize("slug", ["warm-homes", ""])
def test_a_save_that_comes_between_the_check_and_the_insert_breaks_nothing(
    add_case, monkeypatch, slug
):
    insert = PublisherPage.add_child

    def overtaken(publisher, *, instance):
        insert(publisher, instance=CaseStudyPage(title="Warm homes", slug="warm-homes", live=False))
        return insert(publisher, instance=instance)

    monkeypatch.setattr(PublisherPage, "add_child", overtaken)
    response = add_case(title="Warm homes", slug=slug)

    assert response.status_code == 302
    assert slugs() == ["warm-homes", "warm-homes-2"]


def test_an_address_of_ones_own_that_is_taken_is_refused(add_case):
    add_case(title="Warm homes", slug="warm")

    response = add_case(title="Warm homes", slug="warm")

    assert refused(response, "slug")


def test_a_draft_whose_address_was_taken_meanwhile_keeps_its_own(client, add_case):
    add_case(title="Warm homes", slug="warm-homes")
    add_case(title="Warm homes", slug="warm-homes")
    second = CaseStudyPage.objects.get(slug="warm-homes-2")

    response = post_page(client, second, slug="warm-homes")  # what the browser still shows

    assert response.status_code == 302
    assert slugs() == ["warm-homes", "warm-homes-2"]


def test_a_title_without_letters_gets_an_address_too(add_case):
    responses = [add_case(title="…", slug="") for _ in range(2)]

    assert [response.status_code for response in responses] == [302, 302]
    assert slugs() == ["case", "case-2"]
