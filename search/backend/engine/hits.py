"""What a question found in the index."""

from typing import NamedTuple

import numpy as np


class Hits(NamedTuple):
    """The documents that match, in no promised order.

    keys: primary keys; int64 where every key of the index is a whole number, else strings (object).
    scores: float32, beside the keys.
    """

    keys: np.ndarray
    scores: np.ndarray


def no_hits() -> Hits:
    return Hits(np.empty(0, np.int64), np.empty(0, np.float32))
