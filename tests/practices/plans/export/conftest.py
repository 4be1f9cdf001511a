"""A plan with something of everything in it, and ways to take it away."""

from datetime import date
from decimal import Decimal

import pytest

from practices.plans.export import FORMATS, Reader
from practices.plans.models import Comment, FitCheck, PlanPartner, Reading
from practices.plans.rows.verbs import add_row
from practices.plans.saving import decide_section, save_part
from practices.taxonomy.models import Barrier
from tests.factories import OrganisationFactory

RICH = (
    '<h3>Who</h3><p>Warm <strong>homes</strong>, see <a href="https://example.org/a">this</a>.</p>'
    "<ul><li>One<ul><li>Deeper</li></ul></li><li>Two</li></ul><ol><li>First</li></ol>"
    "<blockquote><p>They said so.</p></blockquote>"
    "<table><caption>Homes</caption><thead><tr><th>Street</th><th>Homes</th></tr></thead>"
    "<tbody><tr><th>High Street</th><td>12</td></tr></tbody></table>"
)


@pytest.fixture
def rich_plan(full_plan, editor):
    """Words, decisions, past versions, rows of every kind, a comment, a partner, a fit check."""
    plan = full_plan
    hope = plan.parts.get(key="hope")
    save_part(part=hope, expected_version=1, user=editor, text="<p>At first</p>")
    save_part(part=hope, expected_version=2, user=editor, text=RICH, is_done=True)
    core = plan.parts.filter(core=True).first()
    save_part(
        part=core,
        expected_version=1,
        user=editor,
        decision="drop",
        reason="No such team.",
        planned="forced",
        decided_by="The board",
        core_kept="no",
    )
    kept = plan.parts.filter(kind="blocks", core=False).first()
    save_part(part=kept, expected_version=1, user=editor, decision="keep")
    section = plan.sections.get(key="choose")
    decide_section(section=section, expected_version=1, user=editor, decision="go-on", reason="Yes")
    plan.sections.filter(pk=section.pk).update(lead="Director", due=date(2027, 5, 1))
    fill_rows(plan, editor)
    Comment.objects.create(plan=plan, part=hope, author=editor, text="Is this\nright?")
    partner = OrganisationFactory(name="Leeds Advice", ons_code="E08000035")
    PlanPartner.objects.create(plan=plan, organisation=partner, role="editor")
    answers = {"need": {"value": 4, "note": "Cold homes."}}
    FitCheck.objects.create(plan=plan, user=editor, key=plan.sources.get().key, answers=answers)
    return plan


def fill_rows(plan, editor):
    def add(key, **values):
        return add_row(part=plan.parts.get(key=key), by=editor, **values)

    add("first-actions", what="Meet landlords", owner="Housing lead", due=date(2027, 3, 27))
    add("first-actions", what="Write to | tenants", is_done=True)
    add("roles", role="Lead worker", name="A. Person", days_a_week=Decimal("2.5"))
    add("costs", what="Van", pounds=Decimal("12500.50"), kind="set-up", ends=date(2028, 3, 31))
    add("data-flows", what="Addresses", purpose="To visit", legal_basis="Public task")
    add("risks", what="Refusal", barrier=Barrier.objects.first(), likelihood="high", impact="low")
    measure = add("measures", what="Warm homes", unit="homes", target=Decimal(400))
    Reading.objects.create(measure=measure, day=date(2027, 1, 1), value=Decimal("12.5"), note="Few")
    Reading.objects.create(measure=measure, day=date(2027, 2, 1), value=20)


@pytest.fixture
def take():
    """Writes a plan in a format: take(plan, "pdf", wants_comments=True)."""

    def write(plan, name, **reader):
        plan.refresh_from_db()
        return FORMATS[name].write(plan, Reader(site="https://hub.example/", **reader))

    return write
