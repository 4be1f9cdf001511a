import pytest
from django.core.management import call_command
from wagtail.models import Page

from practices.case_studies.generate import NothingToBuildOn, generate_cases, remove_generated
from practices.case_studies.models import (
    BarrierMet,
    CaseStudyPage,
    CaseStudyVersion,
    LibraryStamp,
)
from practices.case_studies.requirements import missing_to_publish
from tests.factories import (
    BarrierFactory,
    BarrierKindFactory,
    CaseStudyPageFactory,
    NationFactory,
    RegionFactory,
)


@pytest.fixture
def taxonomy(library):
    """The terms that one case needs, and one real case that must survive."""
    case = CaseStudyPageFactory(library["hub"])
    BarrierKindFactory(barrier=BarrierFactory())
    NationFactory()
    RegionFactory()
    return case


def generated():
    return CaseStudyPage.objects.filter(url_path__contains="/generated/").order_by("path")


def content():
    return list(generated().values_list("key", "title", "summary", "blocks", "first_published_at"))


def no_problems():
    return not any(Page.find_problems())


def test_made_up_cases_could_be_published_and_keep_the_tree_sound(taxonomy):
    made = generate_cases(12)

    assert made == generated().count() == 12
    assert [missing_to_publish(page) for page in generated()] == [[]] * 12
    assert no_problems()
    assert generated()[0].get_parent().numchild == 12
    assert generated()[0].url.endswith(f"/practices/generated/{generated()[0].slug}/")


def test_barriers_met_say_what_the_stream_says(taxonomy):
    generate_cases(12)

    for page in generated():
        stream = [(row.value["barrier"], row.value["how_far"]) for row in page.barriers]
        assert [(met.barrier, met.how_far) for met in page.barriers_met.all()] == stream


def test_every_made_up_case_has_its_terms(taxonomy):
    generate_cases(12)

    assert all(page.sectors.exists() and page.nations.exists() for page in generated())


def test_the_same_seed_makes_the_same_cases(taxonomy):
    generate_cases(6, seed=7)
    first = content()
    remove_generated()
    generate_cases(6, seed=7)

    assert content() == first


def test_another_seed_makes_other_cases(taxonomy):
    generate_cases(6, seed=7)
    generate_cases(6, seed=8)

    assert generated().count() == 12
    assert no_problems()


def test_asking_again_adds_only_what_is_missing(taxonomy):
    generate_cases(6)

    assert generate_cases(10) == 4
    assert generated().count() == 10
    assert no_problems()


def test_versions_are_kept_when_asked_for(taxonomy):
    before = CaseStudyVersion.objects.count()
    generate_cases(3, versions=True)

    assert CaseStudyVersion.objects.count() == before + 3


def test_a_made_up_case_that_was_edited_is_removed_with_the_rest(taxonomy):
    generate_cases(5)
    page = generated()[0]
    page.save_revision().publish()
    stamp = LibraryStamp.current()

    assert remove_generated() == 5
    assert list(CaseStudyPage.objects.all()) == [taxonomy]
    assert set(BarrierMet.objects.values_list("page", flat=True)) == {taxonomy.pk}
    assert not Page.objects.filter(slug="generated").exists()
    assert no_problems()
    assert LibraryStamp.current() > stamp


def test_there_must_be_a_library_first(db):
    with pytest.raises(NothingToBuildOn):
        generate_cases(1)


def test_the_command_tells_what_it_did(taxonomy, capsys):
    call_command("make_cases", "3")
    call_command("make_cases", "--remove")

    told = capsys.readouterr().out
    assert "Made 3 cases." in told
    assert "Removed 3 cases." in told


@pytest.mark.parametrize("count", [20, 60])
def test_the_number_of_writes_grows_by_batch_not_by_case(
    taxonomy, django_assert_max_num_queries, count
):
    with django_assert_max_num_queries(90):
        generate_cases(count)
