"""A plan as a plan file: JSON that holds all of it and can be read in again. docs/plan-file.md."""

import json
from collections import defaultdict

from django.conf import settings
from django.utils import timezone

from practices.plans.export.content import Reader, remarks_of
from practices.plans.export.fields import ANSWERS, PART, READING, ROWS, SECTION, values
from practices.plans.models import (
    PartVersion,
    Plan,
    PlanPart,
    PlanSection,
    PlanSource,
    PlanVersion,
    Reading,
)
from practices.plans.outsiders import (
    content_for_reader,
    for_reader,
    rows_for_reader,
    sections_for_reader,
    sources_for_reader,
)

FORMAT = "joined-up-practice-plan"
SCHEMA_NUMBER = 1


def plan_file(plan: Plan, reader: Reader) -> bytes:
    """The plan as a .json file."""
    return json.dumps(plan_data(plan, reader), ensure_ascii=False, indent=1).encode()


def plan_data(plan: Plan, reader: Reader) -> dict:
    """The plan as values that JSON can hold. About twenty queries, however long it is."""
    return PlanData(plan, reader).data()


def original_key(origin) -> str:
    """The key that a kept version had where it was first kept: see `importing.sources`."""
    return origin.content.get("key") or origin.key


def content_of(origin, content: dict) -> dict:
    """What the version says, less the key that a plan's version got when it was brought in."""
    is_plan = isinstance(origin, PlanVersion)
    return {k: v for k, v in content.items() if not (is_plan and k == "key")}


class PlanData:
    def __init__(self, plan: Plan, reader: Reader) -> None:
        self.plan, self.reader = plan, reader
        plan.is_inside = reader.is_inside  # for `outsiders`
        self.sources = sources_for_reader(plan)
        self.places = {source.pk: place for place, source in enumerate(self.sources)}
        self.rows = rows_of(plan)
        self.past = past_of(plan) if reader.is_inside else {}

    def data(self) -> dict:
        sections = sections_for_reader(self.plan, self.plan.sections.all())
        parts = defaultdict(list)
        for part in for_reader(self.plan, self.plan.parts.select_related("updated_by")):
            parts[part.section_id].append(self.part(part))
        data = {
            "format": FORMAT,
            "schema": SCHEMA_NUMBER,
            "written": self.written(),
            "plan": self.about(),
            "sources": [self.source(source) for source in self.sources],
            "sections": [self.section(section, parts[section.pk]) for section in sections],
        }
        if self.reader.is_inside:
            data["fit_checks"] = self.fit_checks()
        if self.reader.gets_comments:
            data["comments"] = self.comments()
        return data

    def written(self) -> dict:
        address = f"{self.reader.site.rstrip('/')}{self.plan.get_absolute_url()}"
        return {
            "at": timezone.now().isoformat(timespec="seconds"),
            "by": settings.SITE_NAME,
            "address": address,
            "is_complete": self.reader.is_inside,
        }

    def about(self) -> dict:
        plan = self.plan
        return {
            "title": plan.title,
            "organisation": organisation(plan.organisation),
            "author": name_of(plan.author) if self.reader.is_inside else "",
            "state": plan.state,
            "stopped_because": plan.stopped_because,
            "template": {
                "slug": plan.template_slug,
                "name": plan.template_name,
                "number": plan.template_number,
            },
            "created_at": plan.created_at.isoformat(),
            "updated_at": plan.updated_at.isoformat(),
            "partners": self.partners(),
        }

    def partners(self) -> list[dict]:
        if not self.reader.is_inside:
            return []
        rows = self.plan.partnerships.select_related("organisation")
        return [organisation(row.organisation) | {"role": row.role} for row in rows]

    def source(self, source: PlanSource) -> dict:
        origin, is_hidden = source.origin, not source.may_be_named
        is_closed = source.is_withdrawn and not self.reader.is_inside
        return {
            "kind": "plan" if source.is_plan else "case",
            "key": "" if is_hidden else original_key(origin),
            "number": source.number,
            "title": "" if is_hidden else source.title,
            "digest": "" if is_closed else origin.digest,
            "kept_on": origin.created_at.date().isoformat(),
            "change_note": "" if is_closed else origin.change_note,
            "content": None
            if is_closed
            else content_of(origin, content_for_reader(self.plan, origin)),
            "left_out": source.left_out,
            "noted_number": source.noted_number,
        }

    def section(self, section: PlanSection, parts: list[dict]) -> dict:
        return values(section, SECTION) | {"parts": parts}

    def part(self, part: PlanPart) -> dict:
        data = values(part, PART) | {"source": self.places.get(part.source_id)}
        data |= {"answers": values(part, ANSWERS), "rows": self.rows.get(part.pk, {})}
        if self.reader.is_inside:
            data |= {"number": part.version, "by": name_of(part.updated_by)}
            data["past"] = self.past.get(part.pk, [])
        return data

    def fit_checks(self) -> list[dict]:
        keys = {source.key: place for place, source in enumerate(self.sources)}
        checks = self.plan.fit_checks.order_by("pk")
        return [
            {"source": keys[check.key], "answers": check.answers}
            for check in checks
            if check.key in keys
        ]

    def comments(self) -> list[dict]:
        uids = {part.pk: part.uid for part in self.plan.parts.only("uid")}
        return [
            {
                "part": uids[part_id],
                "by": remark.author,
                "at": remark.at.isoformat(timespec="seconds"),
                "text": remark.text,
                "is_resolved": remark.is_resolved,
            }
            for part_id, remarks in remarks_of(self.plan).items()
            for remark in remarks
        ]


def rows_of(plan: Plan) -> dict[int, dict[str, list[dict]]]:
    """The rows of every part by kind. A query for each kind, and one for the readings."""
    found: dict[int, dict] = defaultdict(dict)
    readings = readings_of(plan)
    for kind, (model, names) in ROWS.items():
        rows = model.objects.filter(plan=plan)
        rows = rows.select_related("barrier") if "barrier" in names else rows
        for row in rows_for_reader(plan, rows):
            data = values(row, names)
            if kind == "measures":
                data["readings"] = readings[row.pk]
            found[row.part_id].setdefault(kind, []).append(data)
    return found


def readings_of(plan: Plan) -> dict[int, list[dict]]:
    found = defaultdict(list)
    for reading in Reading.objects.filter(measure__plan=plan):
        found[reading.measure_id].append(values(reading, READING))
    return found


def past_of(plan: Plan) -> dict[int, list[dict]]:
    """What the parts said before, oldest first."""
    found = defaultdict(list)
    versions = PartVersion.objects.filter(part__plan=plan).select_related("saved_by")
    for version in versions.order_by("number"):
        found[version.part_id].append(
            {
                "number": version.number,
                "at": version.saved_at.isoformat(),
                "by": name_of(version.saved_by),
                "answers": values(version, ANSWERS),
            }
        )
    return found


def organisation(organisation) -> dict | None:
    if organisation is None:
        return None
    return {"name": organisation.name, "ons_code": organisation.ons_code}


def name_of(user) -> str:
    """Never an e-mail address: the file may go anywhere."""
    return user.get_full_name() if user else ""
