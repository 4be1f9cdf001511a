"""How long it takes until a page that is saved can be found, with the default settings.

Run inside a hub: `python -m tests.benchmarks.saving`. It starts a worker as the site's own server
does, publishes a case as its editor would, and searches until the case is found.
"""

import json
from time import perf_counter, sleep

SAVES = 20
POLL = 0.01  # seconds
PATIENCE = 60  # seconds
WORD = "savedpage{}"


def main() -> None:
    import django

    django.setup()
    from hub.operations.serving import task_worker
    from practices.case_studies.models import CaseStudyPage

    pages = list(CaseStudyPage.objects.live().order_by("pk")[: SAVES + 1])
    with task_worker():
        # The first waits until the worker is there, and is not counted.
        taken = [save_and_find(page, number) for number, page in enumerate(pages)]
    print(json.dumps(taken[1:]))


def save_and_find(page, number: int) -> float:
    """Seconds from the commit of a save until a search finds the page."""
    page.summary = f"{page.summary[:200]} {WORD.format(letters(number))}"
    page.save_revision().publish()
    start = perf_counter()
    while not is_found(page, WORD.format(letters(number))):
        if perf_counter() - start > PATIENCE:
            raise RuntimeError("A saved page was not found")
        sleep(POLL)
    return perf_counter() - start


def is_found(page, word: str) -> bool:
    from search.service import search_case_studies

    return page.pk in [found.pk for found in search_case_studies(q=f'"{word}"', exact=True)[:5]]


def letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


if __name__ == "__main__":
    main()
