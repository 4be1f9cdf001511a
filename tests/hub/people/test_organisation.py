"""Councils and other bodies, those that exist and those that are gone."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from hub.loading.summary import LoadSummary, Outcome
from hub.people.loading import load_organisations
from hub.people.models import Organisation
from tests.factories import OrganisationFactory

GONE = date(2023, 3, 31)


def row(slug, **fields):
    return {"slug": slug, "name": slug.title(), "kind": "council", "successors": []} | fields


def load(*rows) -> LoadSummary:
    summary = LoadSummary()
    load_organisations({"councils": list(rows), "lead_bodies": []}, summary)
    return summary


def test_what_was_wound_up_is_not_current(db):
    leeds = OrganisationFactory()
    OrganisationFactory(end=GONE)

    assert list(Organisation.objects.current()) == [leeds]


def test_only_current_public_bodies_can_be_joined(db):
    york, leeds = OrganisationFactory(name="York"), OrganisationFactory(name="Leeds")
    OrganisationFactory(end=GONE)
    OrganisationFactory(is_joinable=False)

    assert list(Organisation.objects.joinable()) == [leeds, york]


def test_two_current_bodies_cannot_share_a_code(db):
    OrganisationFactory(ons_code="E08000035")
    OrganisationFactory(ons_code="E08000035", end=GONE)
    OrganisationFactory(ons_code="")
    OrganisationFactory(ons_code="")

    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(ons_code="E08000035")


def test_a_merged_council_names_its_successor(db):
    load(row("selby", end="2023-03-31", successors=["north-yorkshire"]), row("north-yorkshire"))

    selby = Organisation.objects.get(slug="selby")
    assert [body.slug for body in selby.successors.all()] == ["north-yorkshire"]
    assert selby.end == GONE


def test_a_successor_that_an_editor_added_stays(db):
    rows = [row("selby", successors=["north-yorkshire"]), row("north-yorkshire")]
    load(*rows)
    Organisation.objects.get(slug="selby").successors.add(OrganisationFactory(slug="other"))

    summary = load(*rows)

    assert Organisation.objects.get(slug="selby").successors.count() == 2
    assert set(summary.counts["Organisations"]) == {Outcome.UNCHANGED}


def test_an_organisation_that_someone_made_first_is_left_alone(db):
    OrganisationFactory(slug="leeds", name="Leeds, our own entry")

    summary = load(row("leeds"))

    assert summary.left_alone == ["leeds"]
    assert Organisation.objects.get().name == "Leeds, our own entry"
