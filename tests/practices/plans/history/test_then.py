"""What a plan held at any moment of its history."""

import random
from datetime import date
from decimal import Decimal

import pytest

from practices.plans.blocks import add_own_block
from practices.plans.changes import change_state, rename_plan
from practices.plans.history.restoring import NothingToPutBack, restore_plan, without_newer_parts
from practices.plans.history.then import Present, plan_at
from practices.plans.models import Action, Measure, Plan
from practices.plans.rows.readings import add_reading, change_reading, delete_reading
from practices.plans.rows.verbs import add_row, change_row, delete_row, move_row
from practices.plans.saving import assign_section, decide_section, save_part


@pytest.fixture
def part(full_plan):
    return full_plan.parts.get(key="first-actions")


class Writer:
    """Somebody who does at random what people do to a plan."""

    def __init__(self, plan, user, seed):
        self.plan, self.user, self.random = plan, user, random.Random(seed)
        self.words = iter(range(1000))

    def act(self):
        acts = [self.write, self.write, self.section, self.lead, self.title, self.state, self.block]
        acts += [self.add, self.change, self.change, self.delete, self.move, self.reading] * 2
        self.random.choice([*acts, self.restore])()

    def pick(self, rows):
        found = list(rows)
        return self.random.choice(found) if found else None

    def word(self):
        return f"word {next(self.words)}"

    def write(self):
        part = self.pick(self.plan.parts.all()[:6])
        values = {"text": f"<p>{self.word()}</p>", "decision": self.random.choice(["keep", "drop"])}
        save_part(part=part, expected_version=part.version, user=self.user, **values)

    def section(self):
        section = self.pick(self.plan.sections.all()[:3])
        decision = self.random.choice(["go-on", "stop-here"])
        decide_section(
            section=section,
            expected_version=section.version,
            user=self.user,
            decision=decision,
            reason=self.word(),
        )

    def lead(self):
        section = self.pick(self.plan.sections.all()[:3])
        due = self.random.choice([None, date(2027, 3, 3), date(2027, 4, 4)])
        assign_section(
            section=section,
            expected_version=section.version,
            user=self.user,
            lead=self.word(),
            due=due,
        )

    def title(self):
        rename_plan(plan=self.plan, title=self.word(), user=self.user)

    def state(self):
        state = self.random.choice(["draft", "agreed", "stopped"])
        change_state(plan=self.plan, state=state, because=self.word(), user=self.user)

    def block(self):
        add_own_block(plan=self.plan, title=self.word(), user=self.user)

    def add(self):
        kind = self.random.choice(["actions", "measures"])
        part = self.plan.parts.filter(kind=kind).first()
        more = {"due": date(2027, 5, 5)} if kind == "actions" else {"target": Decimal("2.5")}
        add_row(part=part, by=self.user, what=self.word(), **more)

    def row(self):
        model = self.random.choice([Action, Measure])
        return self.pick(model.objects.filter(plan=self.plan))

    def change(self):
        row = self.row()
        if row:
            done = (
                {"is_done": self.random.choice([True, False])} if row.part.kind == "actions" else {}
            )
            change_row(row=row, by=self.user, what=self.word(), **done)

    def delete(self):
        row = self.row()
        if row:
            delete_row(row=row, by=self.user)

    def move(self):
        row = self.row()
        if row:
            move_row(row=row, by=self.user, down=self.random.choice([True, False]))

    def reading(self):
        measure = self.pick(Measure.objects.filter(plan=self.plan))
        if measure is None:
            return
        old = self.pick(measure.readings.all())
        if old is None or measure.readings.count() < 2:
            taken = set(measure.readings.values_list("day", flat=True))
            free = [day for day in (date(2027, 1, n) for n in range(1, 9)) if day not in taken]
            add_reading(
                measure=measure, by=self.user, day=free[0], value=Decimal(self.random.randint(1, 9))
            )
        elif self.random.random() < 0.5:
            change_reading(reading=old, by=self.user, value=Decimal("7.125"))
        else:
            delete_reading(reading=old, by=self.user)

    def restore(self):
        to = self.pick(self.plan.changes.all())
        expected = self.plan.changes.first().pk
        present = Present.of(self.plan)
        wanted = without_newer_parts(plan_at(to.pk, present), present)
        try:
            restore_plan(plan=self.plan, to=to, expected=expected, user=self.user)
        except NothingToPutBack:
            assert wanted == present.then
        assert Present.of(self.plan).then == wanted


@pytest.mark.parametrize("seed", range(4))
def test_every_moment_is_as_it_was_seen_then(full_plan, editor, seed):
    writer = Writer(full_plan, editor, seed)
    seen = {}
    for _turn in range(40):
        writer.act()
        seen[full_plan.changes.first().pk] = Present.of(full_plan).then

    present = Present.of(full_plan)
    assert len(seen) > 20
    for pk, then in seen.items():
        assert plan_at(pk, present) == then, full_plan.changes.get(pk=pk)


def test_the_latest_moment_is_the_present(full_plan, then, now):
    assert then(full_plan.changes.first().pk) == now()


def test_a_change_to_a_section_is_told_from_one_of_the_same_name(full_plan, editor, then, now):
    one, other = full_plan.sections.all()[:2]
    type(other).objects.filter(pk=other.pk).update(title=one.title)
    before, moment = now(), full_plan.changes.first().pk
    given = {"expected_version": 1, "user": editor, "decision": "go-on", "reason": ""}
    decide_section(section=other, **given)

    assert then(moment) == before


def test_a_long_history_is_read_in_as_few_queries(
    full_plan, part, editor, django_assert_max_num_queries, then
):
    first = full_plan.changes.first().pk
    for number in range(1, 31):
        save_part(part=part, expected_version=number, user=editor, text=f"<p>{number}</p>")
        add_row(part=part, by=editor, what=f"Step {number}")

    with django_assert_max_num_queries(12):
        assert then(first).parts[part.pk]["text"] == ""


def test_of_two_who_rename_at_once_the_last_wins_and_the_history_has_both(plan, editor, reader):
    same = Plan.objects.get(pk=plan.pk)
    first = plan.title
    rename_plan(plan=plan, title="One", user=editor)
    rename_plan(plan=same, title="Two", user=reader)

    plan.refresh_from_db()
    changes = plan.changes.filter(what="title")
    assert plan.title == "Two"
    assert [(each.by, each.before["title"]) for each in changes] == [
        (reader, "One"),
        (editor, first),
    ]
