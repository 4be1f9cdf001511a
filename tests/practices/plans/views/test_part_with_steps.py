"""A part whose form holds a table of steps."""

import pytest
from django.urls import reverse

from practices.plans.models import Action
from practices.plans.rows.verbs import add_row
from tests.practices.plans.pages import soup, words


def test_a_step_is_added_changed_and_deleted_after_asking(visit, plan):
    part = plan.parts.get(key="first-actions")
    given = {"what": "Meet landlords", "owner": "Housing lead"}
    due = {"due_day": "27", "due_month": "3", "due_year": "2027"}

    visit.post(reverse("plan-row-add", args=[plan.pk, part.pk]), given | due)
    assert "27 March 2027" in words(visit.get(part.get_absolute_url()))

    action = Action.objects.get()
    change = reverse("plan-row", args=[plan.pk, "actions", action.pk])
    seen = soup(visit.get(change)).select_one("input[name=seen]")["value"]
    visit.post(change, given | {"is_done": "on", "seen": seen})
    action.refresh_from_db()
    assert (action.is_done, action.due) == (True, None)

    delete = reverse("plan-row-delete", args=[plan.pk, "actions", action.pk])
    assert "Meet landlords" in words(visit.get(delete))
    assert Action.objects.exists()
    visit.post(delete)
    assert not Action.objects.exists()


@pytest.mark.parametrize("name", ["Add a step", "Change", "Delete"])
def test_the_buttons_of_the_steps_save_what_was_typed_first(visit, plan, send, name):
    part = plan.parts.get(key="first-actions")
    action = add_row(part=part, by=None, what="Meet landlords")
    page = soup(visit.get(part.get_absolute_url()))
    button = next(each for each in page.select("button") if each.get_text().startswith(name))
    assert page.select_one(f"form#{button['form']} textarea[name=text]")

    response = send(part, text="Before winter", **{button["name"]: button["value"]})

    pages = {
        "Add a step": reverse("plan-row-add", args=[plan.pk, part.pk]),
        "Change": reverse("plan-row", args=[plan.pk, "actions", action.pk]),
        "Delete": reverse("plan-row-delete", args=[plan.pk, "actions", action.pk]),
    }
    assert response.url == pages[name]
    part.refresh_from_db()
    assert part.text == "<p>Before winter</p>"


def test_enter_in_a_form_with_steps_saves_and_stays(visit, plan):
    part = plan.parts.get(key="first-actions")

    buttons = soup(visit.get(part.get_absolute_url())).select("[form=part-form], #part-form button")

    assert buttons[0]["value"] == "stay"


def test_a_form_with_a_mistake_counts_as_not_saved_yet(visit, send, core):
    assert not soup(visit.get(core.get_absolute_url())).select("#part-form[data-unsaved]")
    assert soup(send(core, decision="drop")).select("#part-form[data-unsaved]")


def test_a_day_that_is_not_real_is_told(visit, plan):
    part = plan.parts.get(key="first-actions")
    given = {"what": "x"} | {"due_day": "31", "due_month": "2", "due_year": "2027"}

    page = soup(visit.post(reverse("plan-row-add", args=[plan.pk, part.pk]), given))

    assert "real date" in page.select_one(".govuk-error-summary").get_text()
