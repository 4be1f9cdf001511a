import pytest
from django.core.management import call_command
from wagtail.search.backends import get_search_backend

from hub.operations.indexing import index_is_ready, indexed_together, rebuild_index
from practices.case_studies.models import CaseStudyPage
from search.backend.draining import drain
from search.backend.models import IndexChange
from tests.factories import CaseStudyPageFactory


@pytest.fixture
def empty_index(settings, tmp_path):
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.backend", "PATH": str(tmp_path / "index")}
    }


@pytest.mark.django_db
def test_a_rebuilt_index_is_ready_and_finds_cases(empty_index, case):
    assert not index_is_ready()

    rebuild_index()

    assert index_is_ready()
    assert list(CaseStudyPage.objects.search("damp")) == [case]


@pytest.mark.django_db
def test_a_rebuild_leaves_nothing_of_what_a_load_has_noted(empty_index, library):
    with indexed_together():
        CaseStudyPageFactory(library["hub"])
    assert IndexChange.objects.exists()

    rebuild_index()

    assert not IndexChange.objects.exists()


@pytest.mark.django_db
def test_what_a_load_has_noted_is_brought_in_together_where_the_index_is_ready(
    empty_index, library
):
    rebuild_index()
    before = get_search_backend().stamp(CaseStudyPage)

    with indexed_together():
        case = CaseStudyPageFactory(library["hub"])

    assert not IndexChange.objects.exists()
    assert list(CaseStudyPage.objects.search("damp")) == [case]
    assert get_search_backend().stamp(CaseStudyPage)[1] == before[1] + 1


@pytest.mark.django_db
def test_a_new_name_of_a_term_is_brought_in_to_its_cases(empty_index, case):
    rebuild_index()
    sector = case.sectors.get()

    sector.name = "Homes and warmth"
    sector.save()
    drain()

    assert list(CaseStudyPage.objects.search("warmth")) == [case]


@pytest.mark.django_db
def test_run_due_mends_what_was_written_behind_its_back(empty_index, case):
    rebuild_index()
    CaseStudyPage.objects.filter(pk=case.pk).update(summary="About otters.")

    call_command("tend_search")

    assert list(CaseStudyPage.objects.search("otters")) == [case]
