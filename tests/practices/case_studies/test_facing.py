"""Finding the cases that face some barriers."""

import pytest

from hub.pages.loading import load_tree
from practices.case_studies.models import CaseStudyPage
from tests.factories import CaseStudyPageFactory


def facing(*slugs) -> list[dict]:
    return [
        {
            "barrier": slug,
            "kind": None,
            "looked_like": "This.",
            "tried": None,
            "how_far": "eased",
            "reading": "hub",
        }
        for slug in slugs
    ]


@pytest.fixture(scope="module")
def three(shared):
    """Cases that face money twice, money and data, and data."""
    hub = load_tree()["hub"]
    for slug, barriers in {
        "money": ["money", "money"],
        "both": ["money", "data"],
        "data": ["data"],
    }.items():
        CaseStudyPageFactory(hub, slug=slug, barriers=facing(*barriers))


@pytest.mark.parametrize(
    ("slugs", "expected"),
    [
        ([], ["both", "data", "money"]),
        (["money"], ["both", "money"]),
        (["money", "data"], ["both"]),
        (["money", "no-such"], []),
    ],
)
def test_cases_that_face_every_one_of_some_barriers(three, db, slugs, expected):
    found = CaseStudyPage.objects.facing(*slugs)

    assert sorted(page.slug for page in found) == expected
