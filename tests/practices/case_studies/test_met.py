from types import SimpleNamespace

from practices.case_studies.met import by_how_far


def row(name, how_far):
    return SimpleNamespace(barrier=SimpleNamespace(name=name), how_far=how_far)


def test_barriers_are_gathered_by_how_far_they_were_overcome():
    rows = [row("Culture", "still-there"), row("Data", "eased"), row("Money", "eased")]

    assert list(by_how_far(rows)) == [
        ("Barriers eased", ["Data", "Money"]),
        ("Barriers still there", ["Culture"]),
    ]


def test_a_barrier_met_twice_with_the_same_result_is_named_once():
    rows = [row("Data", "eased"), row("Data", "eased")]

    assert list(by_how_far(rows)) == [("Barriers eased", ["Data"])]


def test_a_barrier_with_several_results_is_named_once_with_all_of_them():
    rows = [row("Data", "still-there"), row("Money", "eased"), row("Data", "eased")]

    assert list(by_how_far(rows)) == [
        ("Barriers eased", ["Money"]),
        ("Barriers eased in part, still there in part", ["Data"]),
    ]


def test_no_barriers_make_no_lines():
    assert list(by_how_far([])) == []
