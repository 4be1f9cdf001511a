"""The decision about a section."""

from django.urls import reverse

from tests.practices.plans.pages import soup


def test_stopping_at_a_section_wants_a_reason(visit, plan):
    section = plan.sections.get(key="choose")
    given = {"decision": "stop-here", "expected_version": 1}

    page = soup(visit.post(section.get_absolute_url(), given))
    assert page.select_one("#id_reason_error")

    visit.post(section.get_absolute_url(), given | {"reason": "No money."})
    section.refresh_from_db()
    assert section.decision == "stop-here"


def test_a_colleagues_decision_is_shown_beside_ones_own(visit, plan):
    section = plan.sections.get(key="choose")
    address = section.get_absolute_url()
    visit.post(address, {"decision": "go-on", "reason": "Theirs", "expected_version": 1})

    response = visit.post(address, {"decision": "go-back", "reason": "Mine", "expected_version": 1})

    assert response.status_code == 409
    assert "Theirs" in soup(response).select_one(".app-side--conflict").get_text()
    assert "Mine" in soup(response).select_one("textarea").get_text()


def test_a_section_without_a_decision_has_no_page_for_one(visit, plan):
    assert visit.get(reverse("plan-section", args=[plan.pk, "start"])).status_code == 404
