"""How good an order of hits is. Pure."""

from collections.abc import Mapping, Sequence
from math import log2

USEFUL = 2


def ndcg(found: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """nDCG: 1 where the best stands first and so on down; 0 where nothing judged was found.

    The gain of a hit is its grade (Järvelin and Kekäläinen 2002, as trec_eval counts it).
    """
    best = sorted(grades.values(), reverse=True)
    ideal = gain(best[:depth])
    return gain([grades.get(key, 0) for key in found[:depth]]) / ideal if ideal else 0.0


def gain(grades: Sequence[int]) -> float:
    return sum(grade / log2(place + 2) for place, grade in enumerate(grades))


def success(found: Sequence[str], grades: Mapping[str, int], depth: int = 3) -> bool:
    """Whether something useful stands among the first."""
    return any(grades.get(key, 0) >= USEFUL for key in found[:depth])


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
