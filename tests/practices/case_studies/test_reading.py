"""A case as it is read: labels for codes, terms for slugs, and one line for what nobody knows."""

import pytest

from practices.case_studies.canonical import case_file
from practices.case_studies.models import CaseStudyPage
from practices.case_studies.reading import gaps, read, read_page
from tests.factories import CaseStudyPageFactory, case_data

pytestmark = pytest.mark.usefixtures("no_tasks")


def test_codes_get_their_labels(case):
    shown = read_page(case)

    assert shown["status_label"] == "Running"
    assert shown["place"]["type_label"] == "Unitary council"
    assert shown["partners"][0]["kind_label"] == "Voluntary sector"
    assert shown["evidence"]["label"] == "Promising signs"
    assert shown["barriers"][0]["how_far_label"] == "Overcome"
    assert shown["outcomes"][0]["direction_label"] == "Better"
    assert shown["resources"]["setup_cost"]["label"] == "£50,000 to £250,000"


def test_slugs_become_terms(case):
    shown = read_page(case)

    assert [sector.name for sector in shown["sectors"]] == ["Housing"]
    assert shown["barriers"][0]["term"].slug == "data-sharing"
    assert shown["barriers"][0]["kind_term"].slug == "consent"


def test_a_result_names_its_source_as_people_count(case):
    outcome = read_page(case)["outcomes"][0]

    assert outcome["source_number"] == 1
    assert outcome["source_row"]["title"] == "Warm homes: an evaluation"


def test_a_term_deleted_since_is_shown_in_words(case):
    content = case_file(case)
    case.barriers[0].value["barrier"].delete()
    case.sectors.all()[0].delete()

    shown = read(content)

    assert shown["barriers"][0]["term"]["name"] == "Data sharing"
    assert shown["sectors"][0]["name"] == "Housing"


def test_a_page_whose_barrier_was_deleted_can_still_be_read(case):
    case.barriers[0].value["barrier"].delete()

    shown = read_page(CaseStudyPage.objects.get(pk=case.pk))

    assert shown["barriers"][0]["looked_like"] == "Nobody could pass on a name."


@pytest.mark.parametrize("source", [-1, 5])
def test_a_result_without_its_source_can_still_be_read(case, source):
    content = case_file(case)
    content["outcomes"][0]["source"] = source

    assert read(content)["outcomes"][0]["source_row"] is None


def test_what_is_not_known_is_one_line_a_section():
    told = gaps(case_data(theory=None))

    assert told["problem"] == "why it was expected to work"
    assert told["joining_up"] == "legal power, agreement, pooled money"
    assert "set-up cost" not in told["resources"]
    assert "yearly cost" in told["resources"]
    assert told["results"] == ""


def test_a_cost_in_words_is_known():
    resources = case_data()["resources"]
    resources["yearly_cost"] = {"band": "not-known", "text": "Two people's pay."}

    assert "yearly cost" not in gaps(case_data(resources=resources))["resources"]


def test_a_half_written_draft_can_be_read(library):
    page = library["hub"].add_child(instance=CaseStudyPage(title="Only a title", live=False))

    shown = read_page(page)

    assert shown["title"] == "Only a title"
    assert shown["barriers"] == []
    assert shown["last_checked_date"] is None


def test_a_case_that_the_hub_compiled_says_so(case, library):
    assert read_page(case)["is_compiled"]

    own = CaseStudyPageFactory(library["hub"], publish=False)
    own.provenance = "owner"
    assert not read_page(own)["is_compiled"]
