"""A plan becomes a draft of a case study."""

import pytest
from django.core import mail
from django.urls import reverse

from hub.people.models import Membership
from practices.case_studies.canonical import case_file
from practices.case_studies.models import CaseStudyPage, PublisherPage
from practices.case_studies.publishers import ensure_publisher_groups
from practices.case_studies.requirements import missing_to_publish
from practices.case_studies.versions import latest_version
from practices.plans.models import PlanChange, SharedBack
from practices.plans.share_back.money import band_of
from tests.factories import HubEditorFactory, MembershipFactory


def test_the_draft_holds_what_the_plan_says(written, share, case):
    page = share(written).page

    said = case_file(page)
    assert not page.live
    assert said["provenance"] == "owner"
    assert said["lead_organisation"] == "Leeds City Council"
    assert said["place"]["nation"] == ["England"]
    assert said["problem"] == "<p>People in cold rented homes.</p>"
    assert said["sectors"] == ["housing"]
    assert said["blocks"][0]["description"] == "<p>We visit on Fridays.</p>"
    assert said["blocks"][0]["core"] is True
    assert "Changed: Block 1. Nobody is in before." in [
        row["text"] for row in said["changed_on_the_way"]
    ]
    assert any("Left out" in row["text"] for row in said["changed_on_the_way"])
    assert [row["text"] for row in said["lessons"]] == ["Begin with the landlords."]
    assert [row["barrier"] for row in said["barriers"]] == ["data-sharing"]
    assert said["resources"]["setup_cost"] == {"band": "under-50k", "text": "A van, £9,000"}
    assert [row["name"] for row in said["partners"]] == ["Leeds NHS"]
    assert [row["text"] for row in said["went_wrong"]] == ["Landlords refused entry."]
    assert said["adapted_from"] == [{"key": case.key, "number": 1, "title": case.title}]


def test_a_result_has_its_first_and_last_reading_and_the_plan_as_its_source(written, share):
    said = case_file(share(written).page)

    (result,) = said["outcomes"]
    assert result["value"] == "From 12 to 8 a month"
    assert result["period"] == "1 March 2026 to 1 September 2026"
    assert result["direction"] == "better"
    source = said["sources"][result["source"]]
    assert source["title"] == written.title
    assert source["publisher"] == "Ann Example, Leeds City Council"
    assert str(written.pk) in source["url"]
    assert said["sources"][0]["url"].endswith(
        latest_version(said["adapted_from"][0]["key"]).get_absolute_url()
    )


def test_only_what_was_ticked_is_taken(written, share):
    said = case_file(share(written, take=["lessons"]).page)

    assert said["lessons"]
    for name in ("blocks", "changed_on_the_way", "barriers", "outcomes", "partners"):
        assert said[name] == []
    assert said["resources"]["setup_cost"]["text"] is None
    assert "Ann" not in said["sources"][-1]["publisher"]


def test_a_plan_that_says_little_makes_a_draft_too(plan, share):
    page = share(plan).page

    assert not page.live
    assert "problem" in [missing.field for missing in missing_to_publish(page)]


def test_a_fork_of_a_plan_names_the_case_behind_it(plan, fork, share, case):
    from practices.plans.versions import keep_plan_version

    second = fork(version=keep_plan_version(plan=plan, by=None))

    assert [row["key"] for row in share(second).page.adapted_from] == [case.key]


def test_a_complete_draft_goes_into_the_workflow(written, share):
    page = share(written).page

    assert page.workflow_in_progress
    assert not CaseStudyPage.objects.get(pk=page.pk).live


@pytest.mark.django_db(transaction=False)
def test_of_another_the_hub_is_told(plan, share, django_capture_on_commit_callbacks):
    watcher = HubEditorFactory()
    with django_capture_on_commit_callbacks(execute=True):
        page = share(plan).page

    assert not page.workflow_in_progress
    (letter,) = [each for each in mail.outbox if watcher.email in each.to]
    assert plan.title not in letter.subject + letter.body
    assert f"/admin/pages/{page.pk}/edit/" in letter.body


def test_a_second_time_leads_to_the_draft_and_after_publishing_to_a_new_one(written, share):
    first = share(written)
    assert share(written, title="Again") == first
    assert PlanChange.objects.filter(what="shared", plan=written).count() == 1

    page = CaseStudyPage.objects.get(pk=first.page_id)
    page.get_latest_revision().publish()

    assert share(written, title="Again") != first


def test_the_published_case_says_where_it_came_from(written, share, case, client):
    page = share(written).page
    page.get_latest_revision().publish()

    text = client.get(CaseStudyPage.objects.get(pk=page.pk).url).content.decode()

    assert "Adapted from" in text
    assert latest_version(case.key).get_absolute_url() in text
    case.unpublish()
    again = client.get(CaseStudyPage.objects.get(pk=page.pk).url).content.decode()
    assert case.title in again  # credit is still due
    assert f'href="/v/{case.key}/1/">{case.title}' not in again


@pytest.mark.parametrize(
    ("pounds", "band"), [(10, "under-50k"), (50_000, "50k-250k"), (10_000_000, "over-10m")]
)
def test_bands_of_cost(pounds, band):
    assert band_of(pounds) == band


ANSWERS = {"title": "Warm homes in Leeds", "summary": "Visits.", "wrong": "It rained.\n\nA lot."}


@pytest.fixture
def post(client, library):
    def send(plan, user, **changes):
        client.force_login(user)
        answers = {"publisher": library["councils"].pk, **ANSWERS, **changes}
        return client.post(reverse("plan-share-back", args=[plan.pk]), answers)

    return send


def test_somebody_makes_a_draft_from_the_page(client, plan, editor, post):
    client.force_login(editor)
    asked = client.get(reverse("plan-share-back", args=[plan.pk])).content.decode()
    assert "This will be read by the publisher" in asked

    assert post(plan, editor).status_code == 302
    post(plan, editor)  # pressed twice

    shared = SharedBack.objects.get()
    assert [row.value["text"] for row in shared.page.went_wrong] == ["It rained.", "A lot."]
    after = client.get(reverse("plan-share-back", args=[plan.pk])).content.decode()
    assert "There is a draft of a case study" in after


@pytest.mark.parametrize(
    "changes",
    [
        {"wrong": ""},
        {"wrong": "Nothing."},
        {"wrong": "n/a\r\n\r\nnone"},
        {"wrong": "..."},
        {"wrong": "x" * 1001},
        {"title": ""},
        {"title": "x" * 111},
        {"summary": "x" * 251},
        {"publisher": 999_999},
        {"take": ["everything"]},
    ],
)
def test_bad_answers_change_nothing_and_say_why(plan, editor, post, changes):
    response = post(plan, editor, **changes)

    assert response.status_code == 200
    assert "govuk-error-summary" in response.content.decode()
    assert not SharedBack.objects.exists()


def test_only_those_who_write_may_share(plan, post, reader, stranger):
    assert post(plan, reader).status_code == 403
    assert post(plan, stranger).status_code == 404
    assert not SharedBack.objects.exists()


def test_an_author_of_a_publisher_is_offered_that_publisher_alone(
    client, plan, organisation, library, editor
):
    own = PublisherPage(title="Leeds", slug="leeds", organisation=organisation)
    library["councils"].get_parent().add_child(instance=own)
    ensure_publisher_groups(own)
    client.force_login(editor)

    form = client.get(reverse("plan-share-back", args=[plan.pk])).context["form"]

    assert list(form.fields["publisher"].queryset) == [own]
    other = MembershipFactory(organisation=organisation, role=Membership.Role.READER).user
    client.force_login(other)
    assert client.get(reverse("plan-share-back", args=[plan.pk])).status_code == 403
