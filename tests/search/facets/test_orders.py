import numpy as np
import pytest

from search.facets import FacetTable
from search.facets.orders import MANY, first_by_rank, first_by_score, ranks


def test_every_order_ends_in_the_most_recent_then_the_title():
    table = FacetTable.from_columns(
        [1, 2, 3, 4],
        labels={},
        pairs={},
        titles=["B", "A", "Old, sure", "No year"],
        start_years=[2020, 2020, 2001, 0],
        last_checked=[5, 5, 9, 5],
        evidence=[4, 4, 0, 4],
    )

    def order(name):
        return table.keys[np.argsort(ranks(table)[name])].tolist()

    assert order("newest") == [2, 1, 3, 4]
    assert order("checked") == [3, 2, 1, 4]
    assert order("evidence") == [3, 2, 1, 4]


@pytest.mark.parametrize("number", [0, 5, MANY + 500])
@pytest.mark.parametrize("stop", [0, 1, 20, MANY + 500])
def test_the_first_of_many_are_those_of_the_whole_order(number, stop):
    random = np.random.default_rng(number + stop)
    rows = np.sort(random.choice(10_000, number, replace=False))
    # Many scores are equal, so that ranks have to decide.
    scores = random.integers(0, 9, number).astype(np.float32)
    rank = random.permutation(10_000)

    by_score = sorted(rows, key=lambda row: (-scores[np.searchsorted(rows, row)], rank[row]))
    by_rank = sorted(rows, key=lambda row: rank[row])

    assert first_by_score(rows, scores, rank, stop).tolist() == by_score[:stop]
    assert first_by_rank(rows, rank, stop).tolist() == by_rank[:stop]
