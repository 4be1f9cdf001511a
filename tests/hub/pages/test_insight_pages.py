import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import BarrierFactory, CaseStudyPageFactory, InsightFactory

pytestmark = pytest.mark.django_db


def reasons(*cases):
    return [("case", {"case": case, "why": f"Why {case.slug}"}) for case in cases]


@pytest.fixture
def cases(library):
    return [CaseStudyPageFactory(library["hub"]) for _ in range(3)]


def test_the_list_counts_visible_cases_for_and_against(client, cases):
    InsightFactory(supporting_cases=reasons(*cases[:2]), counter_cases=reasons(cases[2]))
    cases[0].unpublish()

    response = client.get("/insights/")

    assertContains(response, "1 case supports it, 1 speaks against it")


def test_the_page_gives_both_sides_with_reasons(client, cases):
    InsightFactory(
        slug="together",
        supporting_cases=reasons(cases[0], cases[1]),
        counter_cases=reasons(cases[2]),
    )
    cases[1].unpublish()

    response = client.get("/insights/together/")

    assert [row.why for row in response.context["supporting"]] == ["Why case-1"]
    assert [row.why for row in response.context["counter"]] == ["Why case-3"]
    assertNotContains(response, "Why case-2")


def test_the_text_is_labelled_once_as_our_own(client):
    text = "Our own synthesis. Partners agree first."
    InsightFactory(slug="together", one_line="Agree first.", definition=text)

    response = client.get("/insights/together/")

    assertContains(response, "Our own synthesis", count=1)
    assertContains(response, "<p>Partners agree first.</p>")


def test_the_page_links_barriers_and_sources(client):
    source = ("link", {"title": "A study", "url": "https://example.org/study"})
    insight = InsightFactory(slug="together", sources=[source])
    insight.barriers.add(BarrierFactory(slug="trust", name="Trust"))

    response = client.get("/insights/together/")

    assertContains(response, 'href="https://example.org/study">A study</a>')
    assertContains(response, 'href="/barriers/trust/">Trust</a>')
