from practices.taxonomy.models import Barrier
from search.service import search_case_studies


def test_a_case_is_found_by_the_name_of_a_barrier_it_met(add_case, met):
    case = add_case("Otters", barriers=[met("data-sharing")])

    name = Barrier.objects.get(slug="data-sharing").name

    assert search_case_studies(q=f'"{name}"').ids == [case.pk]


def test_a_case_is_found_by_the_new_name_of_a_barrier(
    add_case, met, django_capture_on_commit_callbacks
):
    case = add_case("Otters", barriers=[met("data-sharing")])
    barrier = Barrier.objects.get(slug="data-sharing")

    barrier.name = "Thunderbolt"
    with django_capture_on_commit_callbacks(execute=True):
        barrier.save()

    assert search_case_studies(q="thunderbolt").ids == [case.pk]


def test_labels_that_stand_in_every_case_find_none(add_case):
    add_case("Otters")

    assert search_case_studies(q="hub", as_typed=True, exact=True).total == 0
