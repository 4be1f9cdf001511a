"""Every page asks the database the same few questions, however much it shows."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from practices.taxonomy.models import Barrier, Insight
from tests.factories import (
    ApproachFactory,
    BarrierFactory,
    BarrierKindFactory,
    CaseStudyPageFactory,
    InsightFactory,
    OrganisationFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db
LISTS = {
    "/sectors/": SectorFactory,
    "/barriers/": BarrierFactory,
    "/approaches/": ApproachFactory,
    "/insights/": InsightFactory,
}
PAGES = [
    "/",
    "/sectors/housing/",
    "/barriers/data-sharing/",
    "/approaches/key-worker/",
    "/insights/together/",
    "/organisations/hull/",
    "/practices/hub/",
    "/sitemap.xml",
]


def queries(client, address):
    client.get(address)  # the first visit fills caches of the site's root and content types
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("address", LISTS)
def test_a_list_of_forty_terms_costs_what_a_list_of_two_does(client, address):
    LISTS[address].create_batch(2)
    few = queries(client, address)
    LISTS[address].create_batch(38)

    assert queries(client, address) == few


def fill(library, organisation, count):
    """Add cases with something new in every list that a page shows, and name them all."""
    for _ in range(count):
        number = BarrierFactory.create().pk
        barriers = [
            {
                "barrier": slug,
                "kind": None,
                "looked_like": "Nobody could pass on a name.",
                "tried": "One form.",
                "how_far": how_far,
                "reading": "source",
            }
            for slug, how_far in (("data-sharing", "eased"), (f"barrier-x{number}", "overcome"))
        ]
        case = CaseStudyPageFactory(
            library["hub"],
            sectors=["housing", f"sector-x{number}"],
            approaches=["key-worker", f"approach-x{number}"],
            barriers=barriers,
        )
        case.organisations.add(organisation)
        case.save()
        reason = ("case", {"case": case, "why": "It shows how."})
        barrier = Barrier.objects.get(slug="data-sharing")
        BarrierKindFactory(barrier=barrier)
        barrier.best_cases.append(reason)
        barrier.save()
        insight = Insight.objects.get(slug="together")
        insight.supporting_cases.append(reason)
        insight.save()
        insight.barriers.add(barrier)
        organisation.predecessors.add(OrganisationFactory())


def test_pages_cost_the_same_with_two_cases_and_with_forty(client, library):
    cache.clear()
    hull = OrganisationFactory(slug="hull")
    InsightFactory(slug="together")
    BarrierFactory(slug="data-sharing")
    fill(library, hull, 4)  # more than a page shows of any group, less than a page of a list
    few = {address: queries(client, address) for address in PAGES}
    fill(library, hull, 36)

    many = {address: queries(client, address) for address in PAGES}

    assert many == few
    assert max(many.values()) <= 25
