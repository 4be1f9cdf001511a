"""`make relevance`: print how well search answers the judged questions, beside other engines."""

import argparse
from pathlib import Path

from tests.relevance.hub import open_hub
from tests.relevance.judged import judged


def main() -> None:
    read = argparse.ArgumentParser(prog="python -m tests.relevance", description=__doc__)
    read.add_argument("--cranfield", type=Path, help="folder of that collection, not ours to ship")
    folder = read.parse_args().cranfield
    if folder:
        print_cranfield(folder)
    else:
        open_hub()
        print_judged()


def print_judged() -> None:
    from tests.relevance.engines import OURS, engines
    from tests.relevance.report import kinds, misses, table

    questions = judged()
    with engines() as (asks, missing):
        print("\n".join(table(asks, questions)))
        print("\n".join(missing))
        print("\n".join(kinds(asks[OURS], questions)))
        print("\n".join(misses(asks[OURS], questions)))


def print_cranfield(folder: Path) -> None:
    from tests.relevance.cranfield import measure

    print(f"Cranfield, one flat field, nDCG@10: {measure(folder):.3f}")


if __name__ == "__main__":
    main()
