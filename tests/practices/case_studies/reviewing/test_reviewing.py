"""Asking whether a case is still right, and what the answers do."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from hub.people.models import Membership
from practices.case_studies.models import CaseStudyPage, ReviewAsk
from practices.case_studies.reviewing.ask import ask_for_reviews
from practices.case_studies.reviewing.due import due_cases
from practices.case_studies.reviewing.links import address_of, read
from practices.case_studies.versions import keep_version
from tests.factories import CaseStudyPageFactory, MembershipFactory, OrganisationFactory

TODAY = date(2026, 6, 1)
LONG_AGO = date(2025, 5, 1)
ADDRESS = "sam@example.org"


@pytest.fixture
def old(library):
    return CaseStudyPageFactory(
        library["hub"], title="An old case", last_checked=LONG_AGO.isoformat()
    )


@pytest.fixture
def asked(old, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_reviews(TODAY)
    return ReviewAsk.objects.get()


def ask_again(capture, today=TODAY):
    with capture(execute=True):
        return ask_for_reviews(today)


@pytest.mark.parametrize(
    ("checked", "months", "is_due"),
    [
        (date(2025, 6, 1), None, True),
        (date(2025, 6, 2), None, False),
        (date(2025, 6, 1), 24, False),
        (date(2026, 3, 1), 3, True),
    ],
)
def test_a_case_is_due_after_its_own_term(library, checked, months, is_due):
    page = CaseStudyPageFactory(library["hub"], last_checked=checked.isoformat())
    CaseStudyPage.objects.filter(pk=page.pk).update(review_months=months)

    assert (page.pk in due_cases(TODAY)) is is_due


def test_drafts_and_hidden_cases_are_not_asked_about(old):
    old.unpublish()

    assert due_cases(TODAY) == {}


def test_the_hub_is_asked_about_cases_of_nobody_else(asked, settings):
    (sent,) = mail.outbox

    assert sent.to == [settings.CONTACT_EMAIL]
    assert "An old case" in sent.body
    assert "/v/review/" in sent.body


def test_owners_of_the_publisher_are_asked(library, old, django_capture_on_commit_callbacks):
    body = OrganisationFactory()
    library["hub"].organisation = body
    library["hub"].save()
    owner = MembershipFactory(organisation=body, role=Membership.Role.OWNER).user
    MembershipFactory(organisation=body)
    MembershipFactory(organisation=body, role=Membership.Role.OWNER, state="left")

    ask_again(django_capture_on_commit_callbacks)

    assert [sent.to for sent in mail.outbox] == [[owner.email]]


def test_one_mail_tells_of_all_cases_of_a_person(library, django_capture_on_commit_callbacks):
    for _each in range(3):
        CaseStudyPageFactory(library["hub"], last_checked=LONG_AGO.isoformat())

    assert ask_again(django_capture_on_commit_callbacks) == 1
    assert len(re.findall("/v/review/", mail.outbox[0].body)) == 3


def test_nobody_is_asked_twice(asked, django_capture_on_commit_callbacks):
    assert ask_again(django_capture_on_commit_callbacks) == 0
    assert len(mail.outbox) == 1


def test_who_did_not_answer_is_reminded_once(asked, django_capture_on_commit_callbacks):
    ReviewAsk.objects.update(asked_at=timezone.now() - timedelta(days=31))

    assert ask_again(django_capture_on_commit_callbacks) == 1
    assert ask_again(django_capture_on_commit_callbacks) == 0


def test_opening_the_link_changes_nothing(client, asked, old):
    page = client.get(address_of(asked, ADDRESS)).content.decode()

    assert "An old case" in page
    assert CaseStudyPage.objects.get(pk=old.pk).last_checked == LONG_AGO


def test_still_right_needs_no_account_and_makes_no_version(client, asked, old):
    client.post(address_of(asked, ADDRESS), {"do": "right"})

    old = CaseStudyPage.objects.get(pk=old.pk)
    assert old.last_checked == timezone.localdate()
    assert keep_version(old) is None
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == ("right", ADDRESS)


def test_a_draft_keeps_the_new_day_and_its_own_words(client, asked, old):
    draft = old.get_latest_revision_as_object()
    draft.title = "Being rewritten"
    draft.save_revision()

    client.post(address_of(asked, ADDRESS), {"do": "right"})

    newest = CaseStudyPage.objects.get(pk=old.pk).get_latest_revision_as_object()
    assert newest.title == "Being rewritten"
    assert newest.last_checked == timezone.localdate()


def test_what_changed_goes_to_the_hub(client, asked, settings, django_capture_on_commit_callbacks):
    mail.outbox.clear()
    answer = {"do": "changed", "note": "The team has moved to the hospital."}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address_of(asked, ADDRESS), answer)

    (sent,) = mail.outbox
    assert sent.to == [settings.CONTACT_EMAIL]
    assert "moved to the hospital" in sent.body


def test_something_changed_asks_what(client, asked):
    page = client.post(address_of(asked, ADDRESS), {"do": "changed", "note": ""})

    assert "Fill in “What changed?”" in page.content.decode()
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_the_first_answer_stands(client, asked):
    client.post(address_of(asked, ADDRESS), {"do": "right"})
    client.post(address_of(asked, ADDRESS), {"do": "changed", "note": "No!"})

    asked.refresh_from_db()
    assert asked.answer == "right"
    assert "Thank you" in client.get(address_of(asked, ADDRESS)).content.decode()


def test_a_link_that_is_not_ours_is_not_found(client, asked):
    token = address_of(asked, ADDRESS).rstrip("/").rpartition("/")[2]

    assert read(token) == (asked, ADDRESS)
    assert client.get(f"/v/review/{token[:-2]}xx/").status_code == 404
    assert client.get("/v/review/nonsense/").status_code == 404


def test_the_answer_is_guarded_against_other_sites(asked):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(address_of(asked, ADDRESS), {"do": "right"}).status_code == 403


@pytest.mark.parametrize(("ago", "says_so"), [(500, True), (30, False)])
def test_an_overdue_page_says_so(client, library, ago, says_so):
    checked = timezone.localdate() - timedelta(days=ago)
    page = CaseStudyPageFactory(library["hub"], last_checked=checked.isoformat())

    shown = client.get(page.get_url()).content.decode()

    assert ("nobody has said yet that it is still right" in shown) is says_so


def test_asking_takes_no_more_queries_for_more_cases(library, django_assert_max_num_queries):
    for _each in range(6):
        CaseStudyPageFactory(library["hub"], last_checked=LONG_AGO.isoformat())
    with django_assert_max_num_queries(16):
        ask_for_reviews(TODAY)
