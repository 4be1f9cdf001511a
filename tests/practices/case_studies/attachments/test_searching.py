"""A case is found by the words in its files."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.search.backends import get_search_backend

from practices.case_studies.models import CaseStudyPage
from search.service import search_case_studies

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index(settings, tmp_path, library):
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.backend", "PATH": tmp_path, "AFTER_COMMIT": False}
    }
    get_search_backend().get_index_for_model(CaseStudyPage).reset()


def found(question):
    return [page.pk for page in search_case_studies(q=question)[:9]]


def test_a_case_is_found_by_the_words_in_its_files(case, attach, add_document):
    attach(case, add_document("Trusted assessors in every ward"))

    assert found("trusted assessors") == [case.pk]


def test_a_case_is_found_by_the_title_of_a_file(case, attach, add_document):
    attach(case, add_document(), title="Memorandum of understanding")

    assert found("memorandum") == [case.pk]


def test_a_file_that_cannot_be_read_does_not_keep_its_case_from_being_found(
    case, attach, add_document
):
    attach(case, add_document(name="broken.pdf", data=b"%PDF-1.7 and no more"))

    assert found("damp") == [case.pk]


def test_a_file_of_a_draft_does_not_find_its_case(case, attach, add_document):
    attach(case, add_document("Trusted assessors in every ward"), publish=False)

    assert found("trusted assessors") == []


def test_what_a_file_says_no_more_does_not_find_its_case(case, attach, add_document):
    attach(case, add_document("Trusted assessors in every ward"))
    attach(case, add_document("Something else"))

    assert found("trusted assessors") == []


def test_a_title_tells_more_than_a_file(case, library, attach, add_document):
    from tests.factories import CaseStudyPageFactory

    attach(case, add_document("navigator " * 5))
    titled = CaseStudyPageFactory(library["hub"], title="A navigator for every family")

    assert found("navigator") == [titled.pk, case.pk]


def test_a_file_moved_into_a_private_collection_does_not_find_its_case(
    case, attach, add_document, admin_client, committed
):
    root = Collection.get_first_root_node()
    private, shown = root.add_child(name="Internal"), root.add_child(name="Evaluations")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    attach(case, add_document("Trusted assessors in every ward", collection=shown))
    assert found("trusted assessors") == [case.pk]

    with committed():
        data = {"name": "Evaluations", "parent": private.pk}
        admin_client.post(f"/admin/collections/{shown.pk}/", data)

    assert found("trusted assessors") == []
