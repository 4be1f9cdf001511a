"""How much of long files is looked through for passages."""

import pytest

from search.passages import attached, highlights
from search.passages.attached import attached_texts, fair_share
from search.passages.marking import Found, Hit, spans_of, window
from tests.practices.case_studies.attachments.conftest import (  # noqa: F401
    add_document,
    attach,
    committed,
)

HERON = ("heron",)


@pytest.mark.parametrize(
    ("sizes", "share"),
    [
        pytest.param([], 100, id="no files"),
        pytest.param([40, 60], 100, id="all fit"),
        pytest.param([10, 90, 90], 45, id="what a short one leaves goes to the long ones"),
    ],
)
def test_files_share_what_there_is(sizes, share):
    assert fair_share(sizes, 100) == share


@pytest.mark.django_db
def test_only_the_beginning_of_a_long_file_is_looked_through(case, attach, add_document):  # noqa: F811
    filler = "Nothing of note. " * (attached.OF_A_FILE // 17 + 1)
    attach(case, add_document(f"A heron came. {filler} An otter came."))

    ((_where, text),) = attached_texts([case])[case.pk]
    (shown,) = highlights([case], frozenset({HERON})).values()

    assert attached.OF_A_FILE - 20 < len(text) < attached.OF_A_FILE
    assert "<mark>heron</mark>" in shown.passages[0].text
    assert not highlights([case], frozenset({("otter",)}))[case.pk].passages


@pytest.mark.django_db
def test_all_files_of_a_page_of_results_have_no_more_than_a_limit(
    case,
    attach,  # noqa: F811
    add_document,  # noqa: F811
    monkeypatch,
):
    monkeypatch.setattr(attached, "IN_ALL", 300)
    attach(case, *(add_document("word " * number, title=f"{number}") for number in (10, 90, 91)))

    sizes = [len(text) for _, text in attached_texts([case])[case.pk]]

    assert sum(sizes) <= 300
    assert sizes[0] > 45
    assert min(sizes[1:]) > 110


def test_the_sentences_of_hits_hold_the_hits_that_stand_in_them():
    text = "A heron came. " * 40
    hits = [Hit(HERON, place + 2, place + 7) for place in range(0, len(text), 14)]

    spans = spans_of(Found(text, hits))

    assert [len(span.hits) for span in spans[:2]] == [17, 17]
    assert [len(span.hits) for span in spans[-2:]] == [2, 1]
    assert all(
        span.start <= hit.start and hit.end <= span.end for span in spans for hit in span.hits
    )


def test_the_part_of_a_long_sentence_with_most_words_is_shown():
    text = "heron " * 100 + "and no bird " * 40 + "heron otter"
    hits = [Hit(HERON, place, place + 5) for place in range(0, 600, 6)]
    hits += [Hit(HERON, len(text) - 11, len(text) - 6), Hit(("otter",), len(text) - 5, len(text))]

    _start, end = window(Found(text, hits))

    assert end == len(text)
