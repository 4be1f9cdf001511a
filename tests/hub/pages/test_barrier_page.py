import pytest
from pytest_django.asserts import assertContains, assertNotContains

from practices.taxonomy.models import Barrier
from tests.factories import BarrierFactory, BarrierKindFactory, CaseStudyPageFactory, InsightFactory

pytestmark = pytest.mark.django_db
PAGE = "/barriers/data-sharing/"


def met(how_far, kind=None, barrier="data-sharing"):
    return {
        "barrier": barrier,
        "kind": kind,
        "looked_like": "Nobody could pass on a name.",
        "tried": "One consent form.",
        "how_far": how_far,
        "reading": "source",
    }


def set_best_cases(*cases):
    barrier = Barrier.objects.get(slug="data-sharing")
    barrier.best_cases = [("case", {"case": case, "why": f"Why {case.slug}"}) for case in cases]
    barrier.save()


def group(response, how_far):
    return next(row for row in response.context["groups"] if row["value"] == how_far)


def test_cases_are_grouped_by_how_far_they_got(client, library):
    CaseStudyPageFactory(library["hub"], barriers=[met("eased")])
    CaseStudyPageFactory(library["hub"], barriers=[met("eased")])
    CaseStudyPageFactory(library["hub"], barriers=[met("still-there")])
    CaseStudyPageFactory(library["hub"], barriers=[met("overcome", barrier="cultures")])

    response = client.get(PAGE)

    counts = {row["value"]: row["count"] for row in response.context["groups"]}
    assert counts == {"overcome": 0, "eased": 2, "still-there": 1, "not-known": 0}
    assert [case.slug for case in group(response, "still-there")["cases"]] == ["case-3"]
    assertContains(response, 'href="/search/?barrier=data-sharing&amp;how_far=eased"')


def test_a_group_counts_a_case_once_however_often_it_met_the_barrier(client, library):
    rows = [met("eased", "consent"), met("eased", "systems"), met("overcome")]
    CaseStudyPageFactory(library["hub"], barriers=rows)

    response = client.get(PAGE)

    assert response.context["case_count"] == 1
    assert group(response, "eased")["count"] == 1
    assert len(group(response, "eased")["cases"]) == 1


def test_a_group_shows_the_first_few_and_leads_to_the_rest(client, library):
    for number in range(4):
        CaseStudyPageFactory(library["hub"], barriers=[met("eased")], title=f"Number {number}")

    response = client.get(PAGE)

    assert len(group(response, "eased")["cases"]) == 3
    assertContains(response, "See all 4 cases")


def test_unpublished_cases_count_nowhere(client, library):
    CaseStudyPageFactory(library["hub"], barriers=[met("eased", "consent")])
    hidden = CaseStudyPageFactory(library["hub"], barriers=[met("eased", "consent")])
    hidden.unpublish()

    response = client.get(PAGE)

    assert response.context["case_count"] == 1
    assert group(response, "eased")["count"] == 1
    assert [kind.case_count for kind in response.context["kinds"]] == [1]


def test_named_cases_show_their_reason_unless_withdrawn(client, library):
    shown, hidden = (CaseStudyPageFactory(library["hub"]) for _ in range(2))
    set_best_cases(shown, hidden)
    hidden.unpublish()

    response = client.get(PAGE)

    assertContains(response, f"Why {shown.slug}")
    assertNotContains(response, f"Why {hidden.slug}")


def test_a_named_case_that_was_deleted_leaves_no_trace(client, library):
    case = CaseStudyPageFactory(library["hub"])
    set_best_cases(case)
    case.delete()

    assertNotContains(client.get(PAGE), "Read these first")


def test_what_is_ours_is_labelled_once(client):
    BarrierFactory(slug="data-sharing", since_2015="Our own comparison. Much has changed.")

    response = client.get(PAGE)

    assertContains(response, "Our own comparison", count=1)
    assertContains(response, "<p>Much has changed.</p>")


def test_the_page_has_its_evidence_and_the_contents_to_find_it(client):
    finding = {"text": "Found.", "source_title": "A study", "source_url": "https://example.org/s"}
    BarrierFactory(slug="data-sharing", evidence=[("finding", finding)])

    response = client.get(PAGE)

    assertContains(response, '<a class="govuk-link" href="https://example.org/s">A study</a>')
    assert [row["url"] for row in response.context["contents"]] == ["#how-far", "#evidence"]


def test_draft_kinds_and_insights_are_hidden(client):
    barrier = BarrierFactory(slug="data-sharing")
    for name, live in (("Open", True), ("Closed", False)):
        BarrierKindFactory(name=f"{name} kind", slug=f"{name}-kind", barrier=barrier, live=live)
        insight = InsightFactory(name=f"{name} insight", slug=f"{name}-insight", live=live)
        insight.barriers.add(barrier)

    response = client.get(PAGE)

    for word in ("kind", "insight"):
        assertContains(response, f"Open {word}")
        assertNotContains(response, f"Closed {word}")
