"""A version is kept whenever a published case says something new, and never otherwise."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction

from practices.case_studies import versions
from practices.case_studies.canonical import case_file
from practices.case_studies.models import BarrierMet, CaseStudyPage, CaseStudyVersion
from practices.case_studies.versions import (
    case_study_version_kept,
    keep_version,
    pages_without_their_version,
)
from practices.taxonomy.models import Sector
from tests.factories import BarrierFactory, CaseStudyPageFactory, SectorFactory

pytestmark = pytest.mark.usefixtures("no_tasks")


@pytest.fixture
def case(case):
    """The case as anyone finds it, not as it was made."""
    return CaseStudyPage.objects.get(pk=case.pk)


@pytest.fixture
def told():
    """The versions that the signal told of."""
    seen = []

    def receive(version, **kwargs):
        seen.append(version)

    case_study_version_kept.connect(receive)
    yield seen
    case_study_version_kept.disconnect(receive)


def publish(page, **changes) -> CaseStudyPage:
    page = CaseStudyPage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return CaseStudyPage.objects.get(pk=page.pk)


def numbers(page) -> list[int]:
    kept = CaseStudyVersion.objects.filter(key=page.key).order_by("number")
    return [version.number for version in kept]


def test_the_first_publish_keeps_version_one(case):
    version = CaseStudyVersion.objects.get()

    assert (version.key, version.number, version.page) == (case.key, 1, case)
    assert version.content == case_file(case)
    assert version.change_note == ""


def test_publishing_without_a_change_keeps_nothing(case, told):
    publish(case)
    publish(case)

    assert numbers(case) == [1]
    assert told == []


def test_changed_words_are_kept_with_the_note_and_told_once(case, told):
    publish(case, theory="Another reason.", change_note="The reason was wrong.")

    assert numbers(case) == [1, 2]
    (version,) = told
    assert (version.number, version.change_note) == (2, "The reason was wrong.")
    assert version.content["theory"] == "Another reason."


@pytest.mark.parametrize(
    "change",
    [
        {"last_checked": date(2026, 11, 20)},
        {"change_note": "A note without a change."},
        {"slug": "another-address"},
        {"seo_title": "For search engines"},
    ],
)
def test_facts_about_the_entry_are_no_new_version(case, change):
    publish(case, **change)

    assert numbers(case) == [1]


def test_marks_of_the_editor_in_rich_text_are_no_new_version(case):
    text = case.problem.replace("<p>", '<p data-block-key="x1y2z">')

    publish(case, problem=f"\n{text}\n")

    assert numbers(case) == [1]


def test_the_order_in_which_terms_were_ticked_is_no_new_version(case):
    case = publish(case, sectors=[SectorFactory(slug="b"), SectorFactory(slug="a")])

    publish(case, sectors=list(case.sectors.all())[::-1])

    assert numbers(case) == [1, 2]
    assert list(pages_without_their_version()) == []


def test_a_new_order_or_name_of_terms_is_no_new_version(case):
    case = publish(case, sectors=[SectorFactory(slug="b"), SectorFactory(slug="a")])

    Sector.objects.filter(slug="b").update(position=9, name="Zoos")
    publish(case)

    assert numbers(case) == [1, 2]
    assert list(pages_without_their_version()) == []


def test_a_draft_is_no_version(case):
    case.theory = "Only a draft."
    case.save_revision()

    assert numbers(case) == [1]


def test_scheduling_a_page_that_was_never_live_keeps_nothing_yet(library):
    page = CaseStudyPageFactory(library["hub"], publish=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()

    assert numbers(page) == []
    assert not BarrierMet.objects.exists()

    publish(page, go_live_at=None)
    assert numbers(page) == [1]


def test_going_back_to_old_words_is_a_new_version_of_them(case):
    old = case.latest_revision
    changed = publish(case, theory="Another reason.")

    old.as_object().save_revision(previous_revision=old).publish()

    assert numbers(case) == [1, 2, 3]
    first, last = CaseStudyVersion.objects.get(number=1), CaseStudyVersion.objects.get(number=3)
    assert last.content["theory"] == first.content["theory"] != changed.theory


def test_moving_unpublishing_and_publishing_again_keep_nothing(case, library):
    case.move(library["councils"], pos="last-child")
    case = CaseStudyPage.objects.get(pk=case.pk)
    case.unpublish()
    case = publish(case)

    assert case.live
    assert numbers(case) == [1]


def test_a_copy_is_a_case_of_its_own(case):
    copied = case.copy(update_attrs={"slug": "copied", "title": "Copied"})

    assert copied.key != case.key
    assert CaseStudyPage.objects.get(pk=copied.pk).key == copied.key
    publish(copied)
    assert (numbers(case), numbers(copied)) == ([1], [1])
    assert copied.get_latest_revision_as_object().key == copied.key


def test_an_alias_keeps_no_versions(case, library):
    alias = CreatePageAliasAction(case, parent=library["councils"], update_slug="mirror").execute(
        skip_permission_checks=True
    )
    publish(case, theory="Another reason.")

    alias.refresh_from_db()
    assert alias.theory == "Another reason."
    alias.theory = "Words of its own."
    assert keep_version(alias) is None
    assert CaseStudyVersion.objects.filter(page=alias).count() == 0
    assert numbers(case) == [1, 2]


def test_a_version_is_never_changed(case):
    version = CaseStudyVersion.objects.get()
    version.change_note = "Something else"

    with pytest.raises(TypeError):
        version.save()


def test_versions_outlive_their_page(case):
    key = case.key

    case.delete()

    version = CaseStudyVersion.objects.get(key=key)
    assert version.page is None
    assert version.title == case.title


def test_the_barriers_follow_what_is_published(case):
    other = BarrierFactory(slug="funding")
    row = dict(case.barriers[0].value) | {"barrier": other, "kind": None, "how_far": "eased"}
    block = case.barriers.stream_block.child_blocks["barrier"]
    raw = [{"type": "barrier", "value": block.get_prep_value(block.normalize(row))}]
    first = list(BarrierMet.objects.values_list("barrier__slug", "how_far"))

    publish(case, barriers=raw)

    assert first == [("data-sharing", "overcome")]
    met = BarrierMet.objects.filter(page=case)
    assert list(met.values_list("barrier__slug", "kind", "how_far")) == [("funding", None, "eased")]


def test_a_draft_moves_no_barriers(case):
    case.barriers = []
    case.save_revision()

    assert BarrierMet.objects.count() == 1


def test_a_number_is_given_out_once(case):
    version = CaseStudyVersion.objects.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        CaseStudyVersion.objects.create(
            key=version.key, number=1, content=version.content, digest="x"
        )


def test_two_at_once_keep_the_change_once(case, told, monkeypatch):
    """Another process keeps the same content between our look and our write."""
    page = CaseStudyPage.objects.get(pk=case.pk)
    page.theory = "Another reason."
    looked = versions.latest_version

    def look_then_lose_the_race(key):
        latest = looked(key)
        if latest.number == 1:
            monkeypatch.setattr(versions, "latest_version", looked)
            keep_version(page)
        return latest

    monkeypatch.setattr(versions, "latest_version", look_then_lose_the_race)

    assert keep_version(page) is None
    assert numbers(case) == [1, 2]
    assert len(told) == 1


def test_a_gap_is_found(case):
    assert list(pages_without_their_version()) == []

    CaseStudyVersion.objects.all().delete()

    assert list(pages_without_their_version()) == [case]
    keep_version(case)
    assert list(pages_without_their_version()) == []
