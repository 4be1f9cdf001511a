"""An item of a fixture is loaded once, and again only if it changed and no editor did."""

import pytest
from django.db import DatabaseError

from hub.loading.models import LoadedItem
from hub.loading.remember import changed_by_editor, digest_of, load_item
from hub.loading.summary import LoadSummary, Outcome, Refusal
from practices.taxonomy.models import Sector
from tests.factories import SectorFactory, UserFactory

pytestmark = pytest.mark.usefixtures("db", "no_tasks")


def load(name: str) -> Outcome:
    """Load a sector with this name, as the loaders do."""

    def write(sector):
        sector = sector or Sector(slug="housing")
        sector.name = name
        sector.save()
        sector.save_revision(changed=False).publish()
        return sector

    def find():
        return Sector.objects.filter(slug="housing").first()

    return load_item("sector/housing", {"name": name}, model=Sector, write=write, find=find)


def names() -> list[str]:
    return list(Sector.objects.values_list("name", flat=True))


def test_a_new_item_is_created():
    assert load("Housing") is Outcome.CREATED
    assert names() == ["Housing"]


def test_the_same_item_is_not_written_again():
    load("Housing")
    before = list(LoadedItem.objects.values())

    assert load("Housing") is Outcome.UNCHANGED
    assert list(LoadedItem.objects.values()) == before


def test_a_changed_item_is_updated():
    load("Housing")

    assert load("Homes") is Outcome.UPDATED
    assert load("Homes") is Outcome.UNCHANGED
    assert names() == ["Homes"]


def test_what_an_editor_made_first_is_left_alone():
    SectorFactory(slug="housing", name="Ours")

    assert load("Housing") is Outcome.LEFT_ALONE
    assert names() == ["Ours"]


def test_what_an_editor_deleted_does_not_come_back():
    load("Housing")
    Sector.objects.all().delete()

    assert load("Homes") is Outcome.LEFT_ALONE
    assert names() == []


def test_what_an_editor_published_is_left_alone():
    load("Housing")
    sector = Sector.objects.get()
    sector.name = "Ours"
    sector.save_revision(user=UserFactory()).publish()

    assert load("Homes") is Outcome.LEFT_ALONE
    assert names() == ["Ours"]


def test_what_has_a_draft_is_left_alone():
    load("Housing")
    Sector.objects.get().save_revision()

    assert load("Homes") is Outcome.LEFT_ALONE


def test_what_nobody_touched_is_not_an_editors():
    load("Housing")

    assert not changed_by_editor(Sector.objects.get())


def test_a_failed_write_leaves_no_trace():
    def write(row):
        SectorFactory(slug="half")
        raise DatabaseError("Full disk")

    with pytest.raises(DatabaseError):
        load_item("sector/half", {}, model=Sector, write=write)

    assert not LoadedItem.objects.exists()
    assert names() == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ({"a": "é"}, {"a": "e"}, False),
        ([1, 2], [2, 1], False),
        ({"a": None}, {}, False),
    ],
)
def test_what_counts_as_a_change(one, other, same):
    assert (digest_of(one) == digest_of(other)) is same


def test_the_summary_counts_names_and_explains():
    summary = LoadSummary()
    summary.add("Sectors", Outcome.CREATED)
    summary.add("Sectors", Outcome.CREATED)
    summary.add("Sectors", Outcome.LEFT_ALONE, "sector/housing")
    summary.refusals.append(Refusal("hull.json", "title", "is too long"))

    assert summary.lines() == [
        "Sectors: 2 created, 0 updated, 0 unchanged, 1 left alone",
        "Left alone because an editor changed, moved or deleted them:",
        "  sector/housing",
        "Refused:",
        "  hull.json: title: is too long",
    ]


def test_a_summary_of_nothing_says_nothing():
    assert LoadSummary().lines() == []
