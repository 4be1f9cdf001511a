import pytest

from hub.loading.summary import LoadSummary
from hub.people.loading import load_organisations
from hub.people.models import Organisation


def row(slug, kind, **fields):
    blank = {"nation": "England", "region": None, "start": None, "end": None, "successors": []}
    return {"slug": slug, "name": slug.title(), "kind": kind} | blank | fields


@pytest.fixture
def loaded(db):
    councils = [row("leeds", "council"), row("gone", "council", end="2023-03-31")]
    load_organisations({"councils": councils, "lead_bodies": [row("trust", "nhs")]}, LoadSummary())


def test_people_can_join_the_councils_of_today(loaded):
    assert [body.slug for body in Organisation.objects.joinable()] == ["leeds"]


def test_what_an_editor_opened_stays_open(loaded):
    Organisation.objects.filter(slug="trust").update(is_joinable=True)

    changed = [row("trust", "nhs", name="The Trust")]
    load_organisations({"councils": [], "lead_bodies": changed}, LoadSummary())

    trust = Organisation.objects.get(slug="trust")
    assert trust.is_joinable
    assert trust.name == "The Trust"
