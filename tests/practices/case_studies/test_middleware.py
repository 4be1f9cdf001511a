"""An editor is told what a case lacks also where no form of the case is open."""

import pytest
from django.urls import reverse

from practices.case_studies.models import CaseStudyPage
from tests.factories import CaseStudyPageFactory, UserFactory

pytestmark = pytest.mark.usefixtures("no_tasks")


@pytest.fixture
def administrator(client, library):
    user = UserFactory(is_superuser=True)
    client.force_login(user)
    return user


@pytest.fixture
def half_written(library):
    return CaseStudyPageFactory(library["hub"], publish=False)


def empty_the_summary(page):
    draft = CaseStudyPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.summary = ""
    draft.save_revision()


def edit_page(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def is_told(client, page):
    return "Summary: fill this in." in client.get(edit_page(page)).content.decode()


def test_publishing_several_pages_at_once_publishes_none_and_says_why(
    client, administrator, library, half_written
):
    complete = CaseStudyPageFactory(library["hub"], publish=False)
    empty_the_summary(half_written)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    response = client.post(f"{url}?id={complete.pk}&id={half_written.pk}")

    assert response.url == edit_page(half_written)
    assert is_told(client, half_written)
    assert not CaseStudyPage.objects.live().exists()


@pytest.mark.parametrize("from_dialogue", [False, True])
def test_an_approval_of_what_was_emptied_since_says_why(
    client, administrator, half_written, from_dialogue
):
    half_written.get_workflow().start(half_written, administrator)
    empty_the_summary(half_written)
    page = CaseStudyPage.objects.get(pk=half_written.pk)
    task = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    headers = {"X-Requested-With": "XMLHttpRequest"} if from_dialogue else {}

    response = client.post(url, {"comment": ""}, headers=headers)

    to = response.json()["redirect"] if from_dialogue else response.url
    assert to == edit_page(page)
    assert is_told(client, page)
    page = CaseStudyPage.objects.get(pk=page.pk)
    assert not page.live
    assert page.current_workflow_task_state == task
