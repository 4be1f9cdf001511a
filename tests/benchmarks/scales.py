"""Which corpora are measured: {scale: {words a document: numbers of documents}}."""

SCALES = {
    "tiny": {150: [200]},  # to try the benchmark itself
    "small": {150: [1_000, 10_000]},
    "full": {150: [1_000, 10_000, 100_000], 1_000: [10_000]},
}
# Cases of the hub whose search page is measured.
CASES = {"tiny": 0, "small": 1_000, "full": 10_000}
# Indexing is tried with two processes here: the largest would take too long to do twice.
BUILT_TWICE = (10_000, 150)
