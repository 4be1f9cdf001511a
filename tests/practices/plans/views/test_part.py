"""The page of one part."""

import pytest
from django.urls import reverse

from practices.plans.outline import CORE_DROPPED_NOTE, CORE_DROPPED_WARNING
from tests.practices.plans.pages import soup, words


def test_the_sources_words_stand_beside_the_form(visit, hope):
    page = soup(visit.get(hope.get_absolute_url()))

    assert "Older people in private rented homes." in page.select_one(".app-side--source").text
    assert page.select_one(".app-side--ours textarea[name=text]")


def test_plain_text_without_javascript_keeps_its_paragraphs(send, hope):
    send(hope, text="Warm homes.\r\n\r\nFewer than <3 & falling")

    hope.refresh_from_db()
    assert hope.text == "<p>Warm homes.</p>\n<p>Fewer than &lt;3 &amp; falling</p>"


def test_scripts_do_not_survive(visit, send, hope):
    send(hope, text="<p>Warm</p><script>alert(1)</script>", is_done="on")

    hope.refresh_from_db()
    assert hope.text == "<p>Warm</p>"


def test_text_that_is_too_long_is_told_beside_the_field_and_kept(send, hope):
    page = soup(send(hope, text="x" * 100_001))

    assert "too long" in page.select_one("#id_text_error").get_text()
    assert len(page.select_one("textarea[name=text]").get_text(strip=True)) == 100_001


def test_characters_that_nobody_types_do_no_harm(send, hope):
    assert send(hope, text="Warm\x00 homes").status_code == 302
    assert send(hope, expected_version="9" * 30, text="Other").status_code == 409
    assert send(hope, expected_version="x").status_code == 200


def test_after_saving_one_goes_on_or_stays(plan, send, hope):
    assert (
        send(hope, text="Warm", go="next").url == plan.parts.get(key="why-this").get_absolute_url()
    )
    hope.refresh_from_db()
    assert send(hope, text="Warmer").url == hope.get_absolute_url()


@pytest.mark.parametrize("decision", ["adapt", "replace", "drop"])
def test_changing_a_core_part_wants_a_reason(send, core, decision):
    page = soup(send(core, decision=decision))

    assert page.select_one("#id_reason_error")
    assert send(core, decision=decision, reason="No such team here.").status_code == 302


def test_dropping_a_core_part_warns_there_and_on_the_plan(visit, plan, send, core):
    assert str(CORE_DROPPED_WARNING) in words(send(core, decision="drop"))

    send(core, decision="drop", reason="No such team here.")

    for address in (core.get_absolute_url(), plan.get_absolute_url()):
        page = words(visit.get(address))
        assert str(CORE_DROPPED_NOTE) in page
        assert "Say why" not in page


def test_the_plan_asks_why_until_a_reason_is_given_and_leads_to_the_part(visit, plan, core):
    plan.parts.filter(pk=core.pk).update(decision="drop", reason="")

    page = soup(visit.get(plan.get_absolute_url()))

    warning = page.select_one(".govuk-warning-text")
    assert "Say why" in warning.get_text()
    assert warning.a["href"] == core.get_absolute_url()


def test_the_reason_is_asked_for_dropping_a_core_part_too(visit, core):
    page = soup(visit.get(core.get_absolute_url()))

    assert "change or drop a core part" in page.select_one("#id_reason_helptext").get_text()


def test_changing_a_part_that_is_not_core_wants_none(plan, send):
    part = plan.parts.get(heading="Block 2")

    assert send(part, decision="drop").status_code == 302


def test_a_part_is_not_done_while_its_answer_is_missing(send, hope, core):
    assert soup(send(hope, is_done="on")).select_one("#id_text_error")
    assert soup(send(core, is_done="on")).select_one("#id_decision_error")


def test_a_place_is_compared_row_by_row(visit, full_plan):
    part = full_plan.parts.get(key="geography")
    given = {"expected_version": 1, "text": "", "likeness": "different", "matters": "yes"}

    visit.post(part.get_absolute_url(), given)

    part.refresh_from_db()
    assert (part.get_likeness_display(), part.get_matters_display()) == (
        "Different",
        "Yes, it matters",
    )


@pytest.mark.parametrize(
    ("key", "chosen", "labels"),
    [
        pytest.param("barriers-here", ["data-sharing"], ["Data sharing"], id="several"),
        pytest.param("share", ["not-yet"], ["Not yet"], id="one"),
    ],
)
def test_choices_are_kept_and_shown_again(visit, full_plan, key, chosen, labels):
    part = full_plan.parts.get(key=key)

    visit.post(part.get_absolute_url(), {"expected_version": 1, "text": "", "chosen": chosen})

    part.refresh_from_db()
    assert part.chosen_labels == labels
    page = soup(visit.get(part.get_absolute_url()))
    assert [box["value"] for box in page.select("input[name=chosen][checked]")] == chosen


def test_a_part_that_is_not_there_is_not_found(visit, plan):
    assert visit.get(f"{plan.get_absolute_url()}parts/{10**30}/").status_code == 404


def test_a_part_of_our_own_is_added_and_opened(visit, plan):
    url = reverse("plan-block-add", args=[plan.pk])

    response = visit.post(url, {"title": "<script>alert(1)</script>"}, follow=True)

    assert "alert(1)" in words(response)
    assert "<script>alert" not in response.content.decode()
    assert [box["value"] for box in soup(response).select("input[name=decision]")] == [
        "add",
        "drop",
    ]
