"""BM25 as Whoosh computes it (its BM25F with one field at a time).

score = idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / average length))
idf   = ln(documents / (document frequency + 1)) + 1

Documents, frequencies and lengths count deleted documents until their segment is merged, and
lengths are those that Whoosh's one byte a field stands for. Source of the formula:
Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009).
"""

from math import log

import numpy as np
from whoosh.util.numeric import byte_to_length

K1 = 1.2
B = 0.75

LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float64)
FREQUENCIES = np.arange(256, dtype=np.float64)[:, np.newaxis]


def inverse_document_frequency(documents: int, document_frequency: int) -> float:
    return log(documents / (document_frequency + 1)) + 1


class LengthScoring:
    """What a posting of one column is worth before idf: by its 16-bit code, or exactly."""

    def __init__(self, documents: int, total_length: int):
        average = total_length / (documents or 1) or 1
        self.by_length = K1 * ((1 - B) + B * LENGTHS / average)
        worth = FREQUENCIES * (K1 + 1) / (FREQUENCIES + self.by_length)
        self.by_code = worth.astype(np.float32).ravel()

    def exactly(self, frequencies: np.ndarray, codes: np.ndarray) -> np.ndarray:
        """The same for frequencies that no code can hold."""
        return frequencies * (K1 + 1) / (frequencies + self.by_length[codes & 0xFF])
