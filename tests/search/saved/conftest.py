from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from practices.case_studies.models import CaseStudyVersion
from search.models import SavedSearch
from tests.factories import CaseStudyPageFactory, UserFactory

# Early on a Tuesday, an hour after mails are due.
MORNING = datetime(2027, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


@pytest.fixture
def person(db):
    return UserFactory(email="asha@example.org")


@pytest.fixture
def save_search(person):
    """Follows a search since a week before MORNING, unless told otherwise."""

    def save(query="sector=housing", **fields):
        fields = {
            "owner": person,
            "name": "Homes",
            "query": query,
            "told_until": MORNING - timedelta(days=7),
        } | fields
        return SavedSearch.objects.create(**fields)

    return save


@pytest.fixture
def add_case(library, no_tasks):
    """Adds a case whose versions are dated `at`; no search index is written."""

    def add(title="Warm homes", *, at=MORNING - timedelta(hours=20), **changes):
        page = CaseStudyPageFactory(library["hub"], title=title, **changes)
        page.versions.update(created_at=at)
        return page

    return add


@pytest.fixture
def change_case(no_tasks):
    """Publishes a change to a case, with a version dated `at`."""

    def change(page, *, at=MORNING - timedelta(hours=20), **fields):
        for name, value in fields.items():
            setattr(page, name, value)
        before = set(page.versions.values_list("pk", flat=True))
        page.save_revision().publish()
        CaseStudyVersion.objects.filter(page=page).exclude(pk__in=before).update(created_at=at)

    return change


@pytest.fixture
def now():
    return timezone.now()
