"""Which cases anyone may see, and what a list of them costs."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import PageViewRestriction

from practices.case_studies.derive import derive_barriers_met
from practices.case_studies.loading.fill import Vocabulary, fill
from practices.case_studies.models import CaseStudyPage
from tests.factories import CaseStudyPageFactory, case_data

pytestmark = pytest.mark.usefixtures("no_tasks")

KINDS = [kind for kind, _ in PageViewRestriction.RESTRICTION_CHOICES if kind != "none"]


@pytest.fixture
def visible():
    return lambda: [page.slug for page in CaseStudyPage.objects.visible()]


def test_a_published_case_is_visible(case, visible):
    assert visible() == [case.slug]


def test_a_draft_is_not(library, visible):
    CaseStudyPageFactory(library["hub"], publish=False)

    assert visible() == []


def test_what_was_taken_off_is_not(case, visible):
    case.unpublish()

    assert visible() == []


def test_what_expired_is_not(case, visible):
    CaseStudyPage.objects.filter(pk=case.pk).update(expire_at=timezone.now())
    call_command("publish_scheduled")

    assert visible() == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", ["case", "publisher"])
def test_what_is_restricted_in_any_way_is_not(case, visible, kind, place):
    page = case if place == "case" else case.get_parent()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set([Group.objects.create(name="A few")])

    assert visible() == []


def test_a_mirror_is_shown_once_as_what_it_mirrors(case, library, visible):
    CreatePageAliasAction(case, parent=library["councils"], update_slug="mirror").execute(
        skip_permission_checks=True
    )

    assert visible() == [case.slug]


def add_cases(publisher, count: int) -> None:
    """More published cases, without the cost of publishing each."""
    words = Vocabulary(aliases={})
    for number in range(count):
        slug = f"more-{count}-{number}"
        page = fill(CaseStudyPage(live=True), case_data(slug=slug), words)
        publisher.add_child(instance=page)
        derive_barriers_met(page)


def test_a_list_asks_as_many_questions_for_forty_rows_as_for_two(case, library):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            for page in CaseStudyPage.objects.visible().for_listing():
                shown = [page.title, page.summary, page.place_name, page.evidence_mark]
                for relation in (page.sectors, page.regions, page.nations):
                    shown += [term.name for term in relation.all()]
                shown += [met.barrier.name for met in page.barriers_met.all()]
                assert all(shown)
        return len(queries)

    add_cases(library["hub"], 1)
    with_two = cost()
    add_cases(library["hub"], 38)

    assert CaseStudyPage.objects.visible().count() == 40
    assert cost() == with_two


def test_a_list_does_not_read_the_long_parts(case):
    page = CaseStudyPage.objects.for_listing().get()

    assert {"blocks", "barriers", "sources"} <= page.get_deferred_fields()


def test_case_data_is_fresh_each_time():
    case_data()["sectors"].append("changed")

    assert case_data()["sectors"] == ["housing"]
