"""Measure search beside other engines: `make bench`, or `python -m tests.benchmarks small`.

`corpus` makes documents and `questions` what to ask of them; `ours` and `tests.peers` answer;
`timing`, `building`, `memory`, `saving` and `page` measure; `report` writes docs/benchmarks.md.
"""
