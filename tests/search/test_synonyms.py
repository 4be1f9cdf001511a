import pytest

from search.question.synonyms import SynonymRow, Synonyms


def others(typed, *rows):
    """The words that a question calls up, with their weights."""
    sets = Synonyms(
        SynonymRow(kind, tuple(terms), frozenset(capitals), weight)
        for kind, terms, capitals, weight in rows
    )
    found = {}
    for span in sets.spans(tuple(typed.split())):
        found |= span.others
    return found


LGR = ("acronym", ["LGR", "local government reorganisation"], [], 0.9)
BINS = ("everyday", ["bins", "waste collection"], [], 0.6)
COUNCIL = ("broader", ["council", "county", "borough"], [], 0.5)
LA = ("acronym", ["LA", "local authority"], ["LA"], 0.7)


@pytest.mark.parametrize(
    ("typed", "rows", "expected"),
    [
        pytest.param("lgr", [LGR], {"local government reorganisation": 0.9}, id="short to long"),
        pytest.param("local government reorganisation costs", [LGR], {"LGR": 0.9},
                     id="long to short, inside a question"),
        pytest.param("government reorganisation", [LGR], {}, id="part of a term is no term"),
        pytest.param("bin", [BINS], {"waste collection": 0.6}, id="another form of a word"),
        pytest.param("council", [COUNCIL], {"county": 0.5, "borough": 0.5}, id="broader down"),
        pytest.param("borough", [COUNCIL], {}, id="never up to the broader"),
        pytest.param("LA", [LA], {"local authority": 0.7}, id="in capitals"),
        pytest.param("la", [LA], {}, id="not in small letters"),
        pytest.param("local authority", [LA], {}, id="what needs capitals is never added"),
        pytest.param("lgr", [LGR, ("equal", ["LGR", "reform"], [], 0.8),
                             ("equal", ["reform", "change"], [], 0.8)],
                     {"local government reorganisation": 0.9, "reform": 0.8}, id="one step only"),
        pytest.param("SP", [("equal", ["SP", "link worker", "link workers"], [], 0.8)],
                     {"link worker": 0.8}, id="two forms of one word count as one"),
        pytest.param("bins", [BINS, ("equal", ["bins", "waste collection"], [], 0.9)],
                     {"waste collection": 0.9}, id="the higher weight holds"),
    ],
)  # fmt: skip
def test_words_of_the_same_meaning(typed, rows, expected):
    assert others(typed, *rows) == expected
