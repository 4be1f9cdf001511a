import pytest

from tests.relevance.hub import REPOSITORY
from tests.relevance.judged import for_report, for_tuning, judged
from tests.relevance.measures import ndcg, success

GRADES = {"best": 3, "good": 2, "near": 1}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(["best", "good", "near"], 1.0, id="as good as can be"),
        pytest.param(["none", "other"], 0.0, id="nothing judged"),
        pytest.param([], 0.0, id="nothing found"),
        # 3/log2(3) + 2/log2(2) over 3/log2(2) + 2/log2(3) + 1/log2(4)
        pytest.param(["good", "best"], (2 + 3 * 0.63093) / (3 + 2 * 0.63093 + 0.5), id="swapped"),
    ],
)
def test_ndcg_tells_how_near_an_order_is_to_the_best(found, expected):
    assert ndcg(found, GRADES) == pytest.approx(expected, abs=1e-4)


def test_what_comes_after_the_depth_does_not_count():
    assert ndcg(["none", "best"], GRADES, depth=1) == 0


@pytest.mark.parametrize(
    ("found", "expected"),
    [(["none", "near", "good"], True), (["none", "near", "other", "best"], False)],
)
def test_success_is_something_useful_among_the_first_three(found, expected):
    assert success(found, GRADES) is expected


def test_every_judged_case_is_in_the_library():
    slugs = {file.stem for file in (REPOSITORY / "fixtures" / "case_studies").glob("*.json")}

    for one in judged():
        assert set(one.grades) <= slugs, one.question


def test_the_halves_are_all_questions_and_each_has_a_useful_answer():
    questions = judged()
    names = [one.question for one in questions]

    assert len(set(names)) == len(names) >= 80
    assert len(for_tuning(questions)) + len(for_report(questions)) == len(questions)
    assert all(max(one.grades.values()) >= 2 for one in questions)
