"""Bringing in a plan from a plan file."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import DateField, DecimalField

from hub.people.models import Organisation, User
from hub.people.permissions import organisations_edited_by
from practices.plans.export.fields import ANSWERS, PART, READING, ROWS, SECTION
from practices.plans.fork import new_source
from practices.plans.importing.reading import read_plan_file
from practices.plans.importing.sources import origin_of
from practices.plans.log import What, record_plan
from practices.plans.models import (
    FitCheck,
    PartVersion,
    Plan,
    PlanPart,
    PlanPartner,
    PlanSection,
    PlanSource,
    Reading,
)
from practices.taxonomy.models import Barrier


class MayNotImport(PermissionError):
    """The author may not make plans for this organisation."""


@transaction.atomic
def import_plan(*, content: bytes, organisation: Organisation | None, author: User) -> Plan:
    """A new plan of this organisation that says what the file says; seen by nobody else.

    It changes nothing that is there already. Without an organisation the plan is its author's
    alone. Raises `NotAPlanFile` and `MayNotImport`, and then nothing has been done.
    """
    if organisation and not organisations_edited_by(author).filter(pk=organisation.pk).exists():
        raise MayNotImport
    data = read_plan_file(content)
    return BringIn(data, author).plan_for(organisation)


class BringIn:
    def __init__(self, data: dict, author: User) -> None:
        self.data, self.author = data, author

    def plan_for(self, organisation: Organisation | None) -> Plan:
        about, template = self.data["plan"], self.data["plan"]["template"]
        self.plan = Plan.objects.create(
            organisation=organisation,
            author=self.author,
            title=about["title"],
            state=about["state"],
            stopped_because=about["stopped_because"],
            template_slug=template["slug"],
            template_name=template["name"],
            template_number=template["number"],
        )
        self.sources = [self.source(row) for row in self.data["sources"]]
        self.parts()
        self.rows()
        self.past()
        self.partners(organisation)
        self.fit_checks()
        written = {name: self.data["written"][name] for name in ("by", "at")}
        record_plan(self.plan, What.IMPORTED, self.author, after=written)
        return self.plan

    def source(self, row: dict) -> PlanSource | None:
        origin = origin_of(row, self.author)
        if origin is None:
            return None
        source = new_source(self.plan, origin)
        source.left_out, source.noted_number = row["left_out"], row["noted_number"]
        source.save(update_fields=["left_out", "noted_number"])
        return source

    def parts(self) -> None:
        sections = [
            PlanSection(plan=self.plan, position=place, **given(PlanSection, row, SECTION))
            for place, row in enumerate(self.data["sections"])
        ]
        PlanSection.objects.bulk_create(sections)
        self.made = [
            (row, self.part(row, section))
            for section, given_section in zip(sections, self.data["sections"], strict=True)
            for row in given_section["parts"]
        ]
        PlanPart.objects.bulk_create([part for _row, part in self.made])

    def part(self, row: dict, section: PlanSection) -> PlanPart:
        return PlanPart(
            plan=self.plan,
            section=section,
            source=None if row["source"] is None else self.sources[row["source"]],
            version=row.get("number", 1),
            updated_by=self.author,
            **given(PlanPart, row, PART),
            **given(PlanPart, row["answers"], ANSWERS),
        )

    def rows(self) -> None:
        barriers = {barrier.slug: barrier for barrier in Barrier.objects.all()}
        readings: list[Reading] = []
        for kind, (model, names) in ROWS.items():
            made = []
            for part_row, part in self.made:
                for place, row in enumerate(part_row["rows"].get(kind, []), 1):
                    values = given(model, row, names)
                    if "barrier" in values:
                        values["barrier"] = barriers.get(values["barrier"])
                    entry = model(plan=self.plan, part=part, position=place, **values)
                    made.append(entry)
                    readings += [
                        Reading(measure=entry, **given(Reading, reading, READING))
                        for reading in row.get("readings", [])
                    ]
            model.objects.bulk_create(made)
        for reading in readings:
            reading.measure_id = reading.measure.pk
        Reading.objects.bulk_create(readings)

    def past(self) -> None:
        PartVersion.objects.bulk_create(
            PartVersion(
                part=part,
                number=version["number"],
                saved_at=datetime.fromisoformat(version["at"]),
                **given(PlanPart, version["answers"], ANSWERS),
            )
            for row, part in self.made
            for version in row.get("past", [])
        )

    def partners(self, organisation: Organisation | None) -> None:
        """Those that this hub knows, by their ONS code or else by their name."""
        for row in self.data["plan"]["partners"]:
            known = Organisation.objects.current()
            named = known.filter(ons_code=row["ons_code"]) if row["ons_code"] else known.none()
            found = named.first() or known.filter(name=row["name"]).first()
            if found and found != organisation:
                PlanPartner.objects.get_or_create(
                    plan=self.plan, organisation=found, defaults={"role": row["role"]}
                )

    def fit_checks(self) -> None:
        # Whose answers they were is nobody's here.
        FitCheck.objects.bulk_create(
            FitCheck(plan=self.plan, key=source.key, answers=check["answers"])
            for check in self.data.get("fit_checks", [])
            if (source := self.sources[check["source"]])
        )


def given(model, row: dict, names: tuple[str, ...]) -> dict:
    return {name: value_of(model._meta.get_field(name), row[name]) for name in names}


def value_of(field, value):
    """What the file holds as text, as the model holds it."""
    if value is None:
        return None
    match field:
        case DateField():
            return date.fromisoformat(value)
        case DecimalField():
            return Decimal(value)
        case _:
            return value
