"""The library's stamp grows whenever visitors may see something else, and only then."""

import pytest
from wagtail.models import PageViewRestriction

from practices.case_studies.models import CaseStudyPage, LibraryStamp
from tests.factories import CaseStudyPageFactory, OrganisationFactory, SectorFactory

pytestmark = pytest.mark.usefixtures("no_tasks")


@pytest.fixture
def grows(case, library, hub_editor):
    """Whether doing something makes the stamp grow."""

    def grows(act) -> bool:
        before = LibraryStamp.current()
        act()
        return LibraryStamp.current() > before

    return grows


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_an_empty_hub_has_the_stamp_nought(db):
    LibraryStamp.objects.all().delete()

    assert LibraryStamp.current() == 0
    LibraryStamp.bump()
    LibraryStamp.bump()
    assert LibraryStamp.current() == 2


def test_publishing_counts(grows, library):
    assert grows(lambda: CaseStudyPageFactory(library["hub"]))


def test_publishing_again_counts(grows, case):
    assert grows(lambda: case.save_revision().publish())


def test_taking_off_counts(grows, case):
    assert grows(case.unpublish)


def test_moving_counts(grows, case, library):
    assert grows(lambda: case.move(library["councils"], pos="last-child"))


def test_moving_the_publisher_counts(grows, library):
    assert grows(lambda: library["hub"].move(library["councils"], pos="right"))


def test_deleting_counts(grows, case):
    assert grows(case.delete)


def test_deleting_the_publisher_counts(grows, library):
    assert grows(library["hub"].delete)


def test_hiding_and_showing_again_count(grows, case):
    restriction = restrict(case)

    assert grows(lambda: restrict(case.get_parent()))
    assert grows(restriction.delete)


def test_changing_who_may_see_counts(grows, case):
    restriction = restrict(case)
    restriction.restriction_type = PageViewRestriction.PASSWORD

    assert grows(restriction.save)


def test_a_renamed_sector_counts(grows):
    sector = SectorFactory()
    sector.name = "Homes"

    assert grows(sector.save)
    assert grows(sector.delete)


def test_a_draft_does_not_count(grows, case):
    case.theory = "Only a draft."

    assert not grows(lambda: case.save_revision(changed=True))


def test_a_draft_of_a_sector_does_not_count(grows):
    sector = SectorFactory()

    assert not grows(sector.save_revision)


def test_publishing_a_draft_of_a_sector_counts(grows):
    revision = SectorFactory().save_revision()

    assert grows(revision.publish)


def test_what_has_nothing_to_do_with_the_library_does_not_count(grows, hub_editor):
    assert not grows(OrganisationFactory)
    assert not grows(hub_editor.save)


def test_the_stamp_is_undone_with_the_change(case):
    from django.db import transaction

    before = LibraryStamp.current()
    with transaction.atomic():
        case.unpublish()
        transaction.set_rollback(True)

    assert LibraryStamp.current() == before
    assert CaseStudyPage.objects.get(pk=case.pk).live
