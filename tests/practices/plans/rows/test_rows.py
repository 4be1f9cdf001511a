"""Rows of every kind, as people add, change, move, delete and bring them back."""

import pytest
from django.urls import reverse

from practices.plans.models import PlanChange
from practices.plans.rows.kinds import KINDS
from practices.plans.rows.verbs import add_row, change_row

What = PlanChange.What

# What somebody types, and what the page then shows of it.
TYPED = {
    "actions": (
        {"what": "Meet landlords", "due_day": "27", "due_month": "3", "due_year": "2027"},
        ["Meet landlords", "27 March 2027", "No"],
    ),
    "measures": (
        {"what": "Cold homes", "kind": "outcome", "better": "down", "target": "1,200"},
        ["Cold homes", "1,200", "Lower is better", "None yet"],
    ),
    "risks": (
        {"what": "Landlords refuse", "likelihood": "high", "impact": "medium"},
        ["Landlords refuse", "High", "Medium", "Serious"],
    ),
    "people": (
        {"role": "Housing lead", "days_a_week": "2.5"},
        ["Housing lead", "2.5"],
    ),
    "money": (
        {"what": "Van", "kind": "set-up", "pounds": "£12,500", "who_pays": "Council"},
        ["Van", "Once, to set it up", "£12,500"],
    ),
    "data-sharing": (
        {"what": "Addresses", "legal_basis": "Care Act 2014"},
        ["Addresses", "Care Act 2014", "No agreement is named"],
    ),
}


def due(day, month, year):
    return {"due_day": day, "due_month": month, "due_year": year}


@pytest.mark.parametrize("kind", TYPED)
def test_a_row_is_added_changed_and_deleted_and_comes_back(visit, full_plan, part, soup, kind):
    typed, shown = TYPED[kind]
    holder, model = part(kind), KINDS[kind].model
    name = next(iter(typed))

    visit.post(reverse("plan-row-add", args=[full_plan.pk, holder.pk]), typed)
    row = model.objects.get()
    table = soup(visit.get(holder.get_absolute_url())).select_one("#rows").get_text(" ", strip=True)
    for words in shown:
        assert words in table

    page = reverse("plan-row", args=[full_plan.pk, kind, row.pk])
    seen = soup(visit.get(page)).select_one("[name=seen]")["value"]
    visit.post(page, typed | {name: "Something else", "seen": seen})
    row.refresh_from_db()
    assert str(row) == "Something else"

    delete = reverse("plan-row-delete", args=[full_plan.pk, kind, row.pk])
    assert "Something else" in soup(visit.get(delete)).main.get_text()
    assert model.objects.exists()
    answer = soup(visit.post(delete, follow=True))
    assert not model.objects.exists()

    back = answer.select_one(".govuk-notification-banner__link")["href"]
    assert "Something else" in soup(visit.get(back)).main.get_text()
    visit.post(back)
    visit.post(back)  # a second press makes no second row
    again = model.objects.get()
    assert (again.pk, str(again)) == (row.pk, "Something else")
    kept = full_plan.changes.filter(row_kind=KINDS[kind].row_kind, row_id=row.pk)
    assert [change.what for change in kept] == [
        What.ROW_ADDED,
        What.ROW_DELETED,
        What.ROW_CHANGED,
        What.ROW_ADDED,
    ]
    assert all(change.by and change.part_id == holder.pk for change in kept)
    assert kept[2].before[name] != kept[2].after[name]


@pytest.mark.parametrize(
    ("kind", "typed", "error"),
    [
        ("actions", {"what": ""}, "Fill in"),
        ("actions", {"what": "x" * 501}, "at most 500"),
        ("actions", {"what": "x", **due("31", "2", "2027")}, "real date"),
        ("actions", {"what": "x", **due("1", "2", "27")}, "four digits"),
        ("actions", {"what": "x", **due("1", "", "")}, "day, the month and the year"),
        ("actions", {"what": "x\x00"}, "Null"),
        ("people", {"role": "x", "days_a_week": "8"}, "less than or equal to 7"),
        ("people", {"role": "x", "days_a_week": "two"}, "Enter a number"),
        ("money", {"what": "x", "kind": "running", "pounds": "-5"}, "Enter 0 or more"),
        ("money", {"what": "x", "kind": "running", "pounds": "1,5"}, "Enter a number"),
        ("money", {"what": "x", "kind": "running", "pounds": "NaN"}, "Enter a number"),
        ("money", {"what": "x", "kind": "running", "pounds": "1e30"}, "too l"),
        ("money", {"what": "x", "kind": "gift"}, "Select a valid choice"),
        ("measures", {"what": "x", "kind": "outcome", "better": "up", "target": "1.2345"}, "3"),
        ("risks", {"what": "x", "barrier": "999"}, "Select a valid choice"),
        ("risks", {"what": "x", "likelihood": "huge"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    visit, full_plan, part, soup, kind, typed, error
):
    page = soup(visit.post(reverse("plan-row-add", args=[full_plan.pk, part(kind).pk]), typed))

    assert error in page.select_one(".govuk-error-summary").get_text()
    assert not KINDS[kind].model.objects.exists()


def test_markup_in_a_row_is_shown_as_text(visit, row, full_plan):
    made = row("actions", what="<script>alert(1)</script>", owner="<b>Ann</b>")

    for address in (made.part.get_absolute_url(), reverse("plan-print", args=[full_plan.pk])):
        html = visit.get(address).content.decode()
        assert "<script>alert(1)" not in html
        assert "<b>Ann</b>" not in html
        assert "&lt;b&gt;Ann&lt;/b&gt;" in html


@pytest.mark.parametrize("kind", ["actions", "money"])
def test_a_colleagues_change_is_shown_and_nothing_is_lost(
    visit, full_plan, row, editor, soup, kind
):
    made = row(kind)
    page = reverse("plan-row", args=[full_plan.pk, kind, made.pk])
    fields = soup(visit.get(page)).select("form.app-form input[name], form.app-form textarea")
    sent = {each["name"]: each.get("value") or each.get_text() for each in fields}
    sent |= {"what": "Mine"} | ({"kind": "running"} if kind == "money" else {})
    sent.pop("is_done", None)
    change_row(row=made, by=editor, what="Theirs")

    response = visit.post(page, sent)

    assert response.status_code == 409
    answer = soup(response)
    assert "Theirs" in answer.select_one("[role=alert]").get_text()
    made.refresh_from_db()
    assert made.what == "Theirs"
    box = answer.select_one("[name=what]")
    assert "Mine" in (box.get("value") or box.get_text())
    # Sent again on top of what they saw, it is saved.
    seen = answer.select_one("[name=seen]")["value"]
    assert visit.post(page, sent | {"seen": seen}).status_code == 302
    made.refresh_from_db()
    assert made.what == "Mine"


def test_words_typed_into_a_row_that_a_colleague_deleted_can_be_added_again(
    visit, full_plan, row, editor, soup
):
    made = row("actions")
    page = reverse("plan-row", args=[full_plan.pk, "actions", made.pk])
    visit.post(reverse("plan-row-delete", args=[full_plan.pk, "actions", made.pk]))

    response = visit.post(page, {"what": "Meet them all", "seen": "old"})

    assert response.status_code == 409
    form = soup(response).select_one("form.app-form")
    assert "Meet them all" in form.select_one("[name=what]").get_text()
    visit.post(form["action"], {"what": "Meet them all"})
    assert full_plan.actions.get().what == "Meet them all"


def test_moving_a_row_is_no_change_to_its_words(visit, full_plan, row, soup):
    first = row("actions")
    row("actions", what="Find a van")
    page = reverse("plan-row", args=[full_plan.pk, "actions", first.pk])
    seen = soup(visit.get(page)).select_one("[name=seen]")["value"]
    holder = first.part

    visit.post(holder.get_absolute_url(), press(holder, f"row-down {first.pk}"))

    assert [each.what for each in holder.actions.all()] == ["Find a van", "Meet landlords"]
    assert visit.post(page, {"what": "Meet", "seen": seen}).status_code == 302


def press(part, button, text="Before winter"):
    return {"text": text, "expected_version": part.version, "go": button}


@pytest.mark.parametrize("kind", TYPED)
@pytest.mark.parametrize("name", ["Add", "Change", "Delete"])
def test_the_buttons_of_a_table_save_what_was_typed_first(visit, row, soup, kind, name):
    made = row(kind)
    page = soup(visit.get(made.part.get_absolute_url()))
    button = next(
        each for each in page.select("#rows button[form]") if each.get_text().startswith(name)
    )

    response = visit.post(made.part.get_absolute_url(), press(made.part, button["value"]))

    page = {
        "Add": reverse("plan-row-add", args=[made.plan_id, made.part_id]),
        "Change": reverse("plan-row", args=[made.plan_id, kind, made.pk]),
        "Delete": reverse("plan-row-delete", args=[made.plan_id, kind, made.pk]),
    }[name]
    assert response.url == page
    made.part.refresh_from_db()
    assert made.part.text == "<p>Before winter</p>"


@pytest.mark.parametrize("button", ["row-up 999999", "row-change 999999", "row-delete 999999"])
def test_a_button_for_a_row_that_is_not_there_leads_nowhere(visit, part, button):
    holder = part("actions")

    assert visit.post(holder.get_absolute_url(), press(holder, button)).status_code == 404


def test_a_row_of_another_part_cannot_be_moved_through_this_one(visit, full_plan, row, editor):
    other = full_plan.parts.filter(kind="actions")[1]
    one, two = [add_row(part=other, by=editor, what=name) for name in ("One", "Two")]
    first = row("actions").part

    visit.post(first.get_absolute_url(), press(first, f"row-down {one.pk}"))

    assert list(other.actions.all()) == [one, two]


def test_a_table_holds_so_many_rows_and_says_so(visit, full_plan, part, soup, monkeypatch):
    monkeypatch.setattr("practices.plans.rows.verbs.MOST", 1)
    address = reverse("plan-row-add", args=[full_plan.pk, part("actions").pk])
    visit.post(address, {"what": "One"})

    page = soup(visit.post(address, {"what": "Two"}))

    assert "as many as it can" in page.select_one(".govuk-error-summary").get_text()
    assert "Two" in page.select_one("[name=what]").get_text()
    assert full_plan.actions.count() == 1


def test_risks_are_read_gravest_first_when_asked(visit, row, soup):
    row("risks", what="Rain", likelihood="low", impact="low")
    row("risks", what="Unknown", likelihood="", impact="high")
    gravest = row("risks", what="Flood", likelihood="high", impact="high")

    def names(query=""):
        page = soup(visit.get(gravest.part.get_absolute_url() + query))
        return [each.contents[0] for each in page.select("#rows tbody th")]

    assert names() == ["Rain", "Unknown", "Flood"]
    assert names("?order=severity") == ["Flood", "Rain", "Unknown"]
    assert names("?order=nonsense") == ["Rain", "Unknown", "Flood"]


def test_readers_see_every_table_and_no_buttons(sign_in, reader, full_plan, row, soup):
    made = [row(kind) for kind in TYPED]
    client = sign_in(reader)

    for each in made:
        page = soup(client.get(each.part.get_absolute_url()))
        assert str(each) in page.select_one("#rows").get_text()
        assert not page.select("#rows button")
    printed = soup(client.get(reverse("plan-print", args=[full_plan.pk]))).main.get_text()
    assert all(str(each) in printed for each in made)


def test_the_public_sees_the_rows_of_an_open_plan(client, full_plan, row, soup):
    full_plan.visibility = "everyone"
    full_plan.save()
    row("measures")

    page = soup(client.get(full_plan.get_absolute_url()))

    link = next(each for each in page.select("main tbody a") if each.get_text() == "Cold homes")
    assert client.get(link["href"]).status_code == 200
    assert client.get(f"{link['href']}readings/add/").status_code == 302


def test_a_part_with_rows_counts_as_begun(visit, full_plan, row, soup):
    made = row("risks")

    tasks = {
        item.a.get_text(): item.select_one(".govuk-task-list__status").get_text(strip=True)
        for item in soup(visit.get(full_plan.get_absolute_url())).select(".govuk-task-list__item")
    }

    assert tasks[made.part.heading].replace("\xa0", " ") == "In progress"


@pytest.mark.parametrize("page", ["part", "print"])
def test_pages_ask_as_much_for_many_rows_as_for_few(
    visit,
    full_plan,
    part,
    row,
    editor,
    django_assert_num_queries,
    django_assert_max_num_queries,
    page,
):
    for kind in TYPED:
        row(kind)
    address = reverse("plan-print", args=[full_plan.pk])
    addresses = [part(kind).get_absolute_url() for kind in TYPED] if page == "part" else [address]
    for each in addresses:
        visit.get(each)
    counts = []
    for each in addresses:
        with django_assert_max_num_queries(60) as asked:
            visit.get(each)
        counts.append(len(asked.captured_queries))
    for kind in TYPED:
        for _number in range(5):
            row(kind)

    for each, count in zip(addresses, counts, strict=True):
        with django_assert_num_queries(count):
            visit.get(each)


def test_a_table_is_an_answer_when_a_part_is_called_done(visit, row, part):
    holder = part("people")
    done = {"text": "", "expected_version": holder.version, "is_done": "on", "go": "stay"}
    assert visit.post(holder.get_absolute_url(), done).status_code == 200

    row("people")

    assert visit.post(holder.get_absolute_url(), done).status_code == 302
