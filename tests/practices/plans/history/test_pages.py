"""The pages of a plan's history: what was done, what differs, and putting it all back."""

from datetime import date
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from practices.plans.blocks import add_own_block
from practices.plans.changes import change_state, rename_plan
from practices.plans.history.listing import latest_change
from practices.plans.models import Plan
from practices.plans.rows.readings import add_reading
from practices.plans.rows.verbs import add_row, change_row, delete_row
from practices.plans.saving import decide_section, save_part


@pytest.fixture
def written(full_plan, editor):
    """A plan in which this and that was done; `start` is the moment before."""
    plan = full_plan
    plan.start = latest_change(plan)
    part = plan.parts.get(key="first-actions")
    save_part(part=part, expected_version=1, user=editor, text="<p>Before winter.</p>")
    change_state(plan=plan, state="agreed", user=editor)
    row = add_row(part=part, by=editor, what="Meet landlords")
    change_row(row=row, by=editor, what="Meet every landlord")
    section = plan.sections.filter(ends_with_decision=True).first()
    given = {"section": section, "expected_version": 1, "user": editor}
    decide_section(**given, decision="go-on", reason="It fits.")
    return plan


@pytest.fixture
def get(sign_in, editor):
    client = sign_in(editor)

    def page(name, *args, **query):
        response = client.get(reverse(name, args=args), query, follow=True)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser").main

    return page


def text_of(page):
    return " ".join(page.get_text(" ").split())


def test_the_history_says_in_plain_words_who_did_what(get, written, editor):
    page = text_of(get("plan-history", written.pk))

    for words in (
        "Changed the state from Draft to Agreed",
        "Wrote: ",
        "Added a step: Meet landlords",
        "Changed a step: Meet every landlord",
        "Started the plan from",
    ):
        assert words in page
    assert str(editor) in page


def test_the_history_narrows_to_a_person_and_a_kind(get, written, person):
    rename_plan(plan=written, title="Warm homes", user=person["owner"])

    by_owner = text_of(get("plan-history", written.pk, by=person["owner"].pk))
    rows = text_of(get("plan-history", written.pk, kind="rows"))

    assert "Warm homes" in by_owner and "Added a step" not in by_owner
    assert "Added a step" in rows and "Changed the title" not in rows
    assert "Nothing in the history is of that kind" in text_of(
        get("plan-history", written.pk, kind="files")
    )


@pytest.mark.parametrize("query", [{"by": "x"}, {"kind": "%00"}, {"by": "9" * 40}, {"page": "-3"}])
def test_odd_filters_are_dropped(get, written, query):
    assert "Added a step" in text_of(get("plan-history", written.pk, **query))


def test_the_page_sends_two_moments_to_compare_without_a_script(get, written):
    page = get("plan-history", written.pk)
    chosen = {radio["name"]: radio["value"] for radio in page.select("input:checked")}

    compared = get("plan-compare", written.pk, **chosen)

    assert "It fits." in text_of(compared)
    assert not compared.find(string="Meet every landlord")


def test_comparing_shows_every_kind_of_difference(get, written):
    page = get("plan-compare", written.pk, before=written.start, after=latest_change(written))

    said = text_of(page)
    assert "winter" in page.select_one(".app-side ins").get_text()
    for words in ("Draft", "Agreed", "Added : Meet every landlord", "Go on", "It fits."):
        assert words.replace(" :", ":") in said.replace(" :", ":")


def test_the_order_in_which_moments_are_chosen_does_not_matter(get, written):
    latest = latest_change(written)

    one = text_of(get("plan-compare", written.pk, before=written.start, after=latest))
    other = text_of(get("plan-compare", written.pk, before=latest, after=written.start))

    assert one == other


@pytest.mark.parametrize("query", [{}, {"before": "x", "after": "y"}, {"before": "9" * 30}])
def test_comparing_without_two_moments_leads_back(get, written, query):
    assert get("plan-compare", written.pk, **query).h1.get_text() == "History"


def test_moments_of_another_plan_are_not_compared(get, written, fork):
    other = latest_change(fork())

    page = get("plan-compare", written.pk, before=other, after=latest_change(written))

    assert page.h1.get_text() == "History"


def test_the_whole_plan_goes_back_and_nothing_is_lost(get, sign_in, editor, written):
    page = get("plan-restore", written.pk, written.start)
    assert "Meet every landlord" in text_of(page)
    sent = {"expected": page.select_one("[name=expected]")["value"]}

    response = sign_in(editor).post(
        reverse("plan-restore", args=[written.pk, written.start]), sent, follow=True
    )

    assert "The plan is as it was." in response.content.decode()
    plan = Plan.objects.get(pk=written.pk)
    part = plan.parts.get(key="first-actions")
    assert (plan.state, part.text, part.version) == ("draft", "", 3)
    assert not plan.actions.exists()
    assert part.past.filter(text="<p>Before winter.</p>").exists()
    assert plan.changes.first().what == "restored"


def test_a_deleted_measure_comes_back_with_its_readings(full_plan, editor, get, sign_in):
    part = full_plan.parts.filter(kind="measures").first()
    measure = add_row(part=part, by=editor, what="Cold homes")
    add_reading(measure=measure, by=editor, day=date(2027, 1, 2), value=Decimal(4))
    moment = latest_change(full_plan)
    delete_row(row=measure, by=editor)

    sign_in(editor).post(
        reverse("plan-restore", args=[full_plan.pk, moment]), {"expected": latest_change(full_plan)}
    )

    assert full_plan.measures.get().readings.get().value == 4


@pytest.mark.parametrize("expected", ["", "x", "-1", "²", "9" * 99, "1"])
def test_nothing_goes_back_over_what_somebody_has_not_seen(sign_in, editor, written, expected):
    address = reverse("plan-restore", args=[written.pk, written.start])

    page = sign_in(editor).post(address, {"expected": expected}, follow=True).content.decode()

    assert "somebody has changed the plan since" in page
    assert Plan.objects.get(pk=written.pk).state == "agreed"


def test_parts_added_since_stay_and_the_page_says_so(get, sign_in, editor, written):
    part = add_own_block(plan=written, title="A choir", user=editor)
    page = get("plan-restore", written.pk, written.start)
    assert "A choir" in text_of(page)

    sent = {"expected": latest_change(written)}
    sign_in(editor).post(reverse("plan-restore", args=[written.pk, written.start]), sent)

    assert written.parts.filter(pk=part.pk).exists()


def test_readers_look_and_outsiders_find_nothing(sign_in, written, reader, stranger):
    Plan.objects.filter(pk=written.pk).update(visibility="everyone")
    moments = {"before": written.start, "after": latest_change(written)}
    pages = {name: reverse(name, args=[written.pk]) for name in ("plan-history", "plan-compare")}
    restore = reverse("plan-restore", args=[written.pk, written.start])

    client = sign_in(reader)
    assert [client.get(page, moments).status_code for page in pages.values()] == [200, 200]
    assert client.get(restore).status_code == 403
    assert client.post(restore).status_code == 403
    client = sign_in(stranger)
    assert [client.get(page, moments).status_code for page in pages.values()] == [404, 404]
    assert client.post(restore).status_code == 404


def test_a_long_history_asks_no_more_questions(
    get, written, editor, django_assert_num_queries, django_assert_max_num_queries
):
    part = written.parts.get(key="first-actions")
    latest = latest_change(written)
    addresses = [
        ("plan-history", [written.pk], {}),
        ("plan-compare", [written.pk], {"before": written.start, "after": latest}),
        ("plan-restore", [written.pk, written.start], {}),
        ("plan-part-history", [written.pk, part.pk], {}),
    ]
    counts = []
    get("plan-history", written.pk)
    for name, args, query in addresses:
        with django_assert_max_num_queries(34) as asked:
            get(name, *args, **query)
        counts.append(len(asked.captured_queries))
    for number in range(2, 32):
        save_part(part=part, expected_version=number, user=editor, text=f"<p>{number}</p>")
        add_row(part=part, by=editor, what=f"Step {number}")
    for (name, args, query), count in zip(addresses, counts, strict=True):
        with django_assert_num_queries(count):
            get(name, *args, **query)
