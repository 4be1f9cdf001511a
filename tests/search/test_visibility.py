"""However stale the index, nothing shows what visitors may not see."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from modelsearch.query import PlainText
from wagtail.models import PageViewRestriction
from wagtail.search.backends import get_search_backend

from practices.case_studies.models import CaseStudyPage
from search import library as search_library
from search.engines import current_engine
from search.library import current_library, forget
from search.passages import highlights
from search.service import search_case_studies
from search.similar import similar_cases
from tests.factories import CaseStudyPageFactory, PublisherPageFactory

pytestmark = pytest.mark.django_db


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def expire(page):
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()


def mirror(page):
    CaseStudyPage.objects.filter(pk=page.pk).update(alias_of=CaseStudyPage.objects.first())


def move_to_private(page):
    private = PublisherPageFactory(page.get_parent().get_parent())
    restrict(private)
    page.move(private, pos="last-child")


HIDING = {
    "unpublished": lambda page: page.unpublish(),
    "withdrawn with its publisher": lambda page: page.get_parent().specific.delete(),
    "expired, but not yet unpublished": expire,
    "private": restrict,
    "below a private page": lambda page: restrict(page.get_parent()),
    "moved below a private page": move_to_private,
    "deleted": lambda page: page.delete(),
    "a mirror": mirror,
}


@pytest.fixture(params=HIDING)
def stale(request, add_case, library):
    """One case in the open, and one that has been hidden since it was indexed."""
    add_case("Otters in the open")
    publisher = library["councils"]
    hidden = CaseStudyPageFactory(
        publisher, title="A thunderbolt", sectors=["housing", "secret-sector"]
    )
    as_indexed = CaseStudyPage.objects.get(pk=hidden.pk)
    HIDING[request.param](hidden)
    # Whatever the index has heard of it, it is told the opposite.
    index = get_search_backend().get_index_for_model(CaseStudyPage)
    index.add_items(CaseStudyPage, [as_indexed])
    assert as_indexed.pk in current_engine().match(PlainText("thunderbolt")).keys
    return as_indexed


def test_it_is_neither_found_nor_counted(stale):
    found = search_case_studies(q="thunderbolt OR otters")

    assert [page.title for page in found[:]] == ["Otters in the open"]
    assert found.total == 1
    assert "secret-sector" not in found.counts["sector"]
    assert search_case_studies(q="thunderbolt").total == 0
    assert stale.pk not in search_case_studies().ids


def test_it_is_not_found_without_an_index(stale):
    assert stale.pk not in current_library().plain.keys


def test_its_words_are_neither_completed_nor_suggested(stale):
    known = current_library().vocabulary(current_engine())

    assert not known.is_known("thunderbolt")
    assert known.beginning_with("thunder") == []
    assert search_case_studies(q="thunder*").total == 0
    assert search_case_studies(q="thunderbalt").correction == ""
    assert search_case_studies(q="secret sector otter").nearer_terms == []


def test_its_text_is_not_shown(stale):
    results = search_case_studies(q="thunderbolt OR otters")

    assert stale.pk not in highlights(results[:], results.matches.terms)


def test_it_is_like_no_other_case(stale):
    other = CaseStudyPage.objects.get(title="Otters in the open")

    assert [row.page.pk for row in similar_cases(other)] == []


def test_a_case_goes_at_its_hour_although_nothing_else_changes(add_case, monkeypatch):
    page = add_case("Otters for now")
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save()
    # As outside a transaction, where the library is kept.
    monkeypatch.setattr(search_library, "connection", SimpleNamespace(in_atomic_block=False))
    forget()
    kept = current_library()
    assert search_case_studies(q="otters").total == 1
    assert current_library() is kept

    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    assert search_case_studies(q="otters").total == 0
    forget()
