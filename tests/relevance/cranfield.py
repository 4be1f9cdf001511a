"""Cranfield: 1,400 abstracts, 225 questions, 1,837 judgements. Read where it lies, never copied.

The folder holds docs.jsonl ({id, title, text}), queries.tsv (id TAB text) and qrels.tsv (id of a
question TAB id of a document TAB grade, 4 for a complete answer down to 1).
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from search.backend.engine import Engine, Or, Term
from search.backend.terms import telling_words, unique_terms
from search.backend.text import stem
from tests.relevance.measures import mean, ndcg

DEPTH = 10


def measure(folder: Path) -> float:
    """nDCG@10 of our engine over one flat field, any of the words of a question."""
    grades = read_grades(folder / "qrels.tsv")
    with tempfile.TemporaryDirectory() as place:
        engine = Engine(Path(place), ["text"])
        engine.build(documents(folder / "docs.jsonl"))
        return mean(
            [
                ndcg(found(engine, text), grades[number], DEPTH)
                for number, text in questions(folder / "queries.tsv")
            ]
        )


def found(engine: Engine, question: str) -> list[int]:
    terms = unique_terms(telling_words(question), stem)
    query = Or(tuple(Term(term) for term in terms))
    return [int(key) for key in engine.search(query, limit=DEPTH).keys]


def documents(file: Path) -> Iterator[dict]:
    for line in file.read_text().splitlines():
        row = json.loads(line)
        yield {"key": int(row["id"]), "text": f"{row['title']}\n{row['text']}"}


def questions(file: Path) -> Iterator[tuple[int, str]]:
    for line in file.read_text().splitlines():
        number, text = line.split("\t", 1)
        yield int(number), text


def read_grades(file: Path) -> dict[int, dict[int, int]]:
    grades: dict[int, dict[int, int]] = defaultdict(dict)
    for line in file.read_text().splitlines():
        question, document, grade = line.split("\t")
        grades[int(question)][int(document)] = int(grade)
    return grades
