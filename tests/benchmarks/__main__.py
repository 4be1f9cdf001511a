"""python -m tests.benchmarks [small|full] [--only ours,FTS5] [--out FILE]"""

import argparse
from pathlib import Path
from time import perf_counter

from tqdm import tqdm

from tests.benchmarks.engines import engines
from tests.benchmarks.machine import load
from tests.benchmarks.report import report
from tests.benchmarks.results import Results
from tests.benchmarks.run import HUB_STEPS, run, run_hub, steps
from tests.benchmarks.scales import CASES, SCALES

OUT = Path(__file__).parents[2] / "docs" / "benchmarks.md"


def main() -> None:
    known = engines()
    names = [engine.name for engine in known]
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("scale", nargs="?", choices=SCALES, default="small")
    parser.add_argument("--only", default="", help=f"engines, of: {', '.join(names)}")
    parser.add_argument("--out", type=Path, default=OUT, help="where to write the report")
    parser.add_argument("--cases", type=int, help="of the hub whose page is measured; 0 for none")
    asked = parser.parse_args()
    cases = CASES[asked.scale] if asked.cases is None else asked.cases
    chosen = asked.only.split(",") if asked.only else names
    tried = [engine for engine in known if engine.name in chosen]
    results, start = Results(asked.scale, load=load()), perf_counter()
    with tqdm(total=steps(asked.scale, tried) + HUB_STEPS * bool(cases), bar_format=BAR) as bar:

        def tell(what):
            bar.set_description_str(f"{what:60}")
            bar.update()

        run(results, tried, tell)
        if cases:
            run_hub(results, cases, tell)
    results.minutes = (perf_counter() - start) / 60
    text = report(results, names)
    asked.out.write_text(text)
    print(text)


BAR = "{desc} {percentage:3.0f}% |{bar:20}| {elapsed}"

if __name__ == "__main__":
    main()
