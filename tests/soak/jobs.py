"""What the processes of the station do. Each is a process of its own, and may be killed."""

import itertools
import random
import resource
import subprocess
import threading
from pathlib import Path

from django.db import connections, transaction
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from search.backend.draining import drain
from search.backend.drift import find_drift
from search.backend.locks import is_held
from search.backend.models import IndexChange
from search.backend.outbox import count_waiting, held_back
from search.backend.rebuilding import rebuild, rebuild_unready

WORDS = [f"zq{letter}k" for letter in "abcdefghijklmnopqrst"]
STEADY = ["steadyone", "steadytwo", "steadythree"]


def page_index():
    return get_search_backend().get_index_for_model(Page)


def some_words(rng: random.Random) -> str:
    return " ".join(rng.sample(WORDS, 4))


def add(title: str) -> Page:
    with transaction.atomic():
        root = Page.objects.get(depth=1)
        return root.add_child(instance=Page(title=title, slug=f"p{random.getrandbits(60)}"))


def ours():
    return Page.objects.filter(depth=2, slug__startswith="p")


def prepare(pages: int = 6) -> int:
    """A few pages that never change, and an index that is ready."""
    for number in range(pages):
        add(f"{STEADY[number % len(STEADY)]} page {number}")
    rebuild(page_index())
    drain()
    return pages


def write(seed: int, progress: str, steps: int | None = None, rebuilds: bool = True) -> int:
    """Add, change and delete pages, each in a transaction; rebuild now and then."""
    rng = random.Random(seed)
    for step in range(steps) if steps else itertools.count():
        theirs = list(ours().filter(title__startswith="zq").values_list("pk", flat=True))
        act = rng.random()
        if act < 0.5 or not theirs:
            add(some_words(rng))
        elif act < 0.8:
            # Another writer may have deleted it just now.
            page = Page.objects.filter(pk=rng.choice(theirs)).first()
            if page:
                page.title = some_words(rng)
                save(page)
        else:
            delete(rng.choice(theirs))
        if rebuilds and step % 6 == 5:
            rebuild(page_index())
        with Path(progress).open("a") as file:
            file.write(".")
    return step + 1


def save(page: Page) -> None:
    with transaction.atomic():
        if Page.objects.filter(pk=page.pk).exists():
            page.save(update_fields=["title"])


def delete(pk: int) -> None:
    with transaction.atomic():
        page = Page.objects.filter(pk=pk).first()
        if page:
            page.delete()


def examine() -> dict:
    """What the next start finds, and what it is after it has healed."""
    backend = get_search_backend()
    state = page_index().state()
    found = {"state": state.value}
    # What does not count as ready is answered from the database.
    found["wrong_at_first"] = wrong_answers(backend) if backend.is_ready(Page) else []
    rebuild_unready(backend, wait=30)
    found["drained"] = drain()
    found["state_after"] = page_index().state().value
    found["waiting"] = count_waiting()
    found["wrong_after"] = wrong_answers(backend)
    found["drift"] = {
        drift.model: drift.keys for drift in find_drift(page_index(), full=True) if drift.keys
    }
    found["generations"] = len(page_index().generations.all())
    return found


def wrong_answers(backend) -> list[str]:
    """Words for which the index does not answer what the database says, of pages not noted."""
    noted = {int(key) for key in IndexChange.objects.values_list("key", flat=True)}
    wrong = []
    for word in [*WORDS, *STEADY]:
        found = {page.pk for page in backend.search(word, Page)}
        right = set(Page.objects.filter(title__icontains=word).values_list("pk", flat=True))
        if (found ^ right) - noted:
            wrong.append(word)
    return wrong


def read(stop: str, threads: int) -> dict:
    """Ask for what never changes until a file appears; how often, and what was wrong."""
    right = {
        word: set(Page.objects.filter(title__contains=word).values_list("pk", flat=True))
        for word in STEADY
    }
    wrong, answers = [], itertools.count()

    def ask():
        try:
            backend = get_search_backend()
            while not Path(stop).exists():
                for word in STEADY:
                    found = {page.pk for page in backend.search(word, Page)}
                    next(answers)
                    if found != right[word]:
                        wrong.append([word, sorted(found)])
        except Exception as error:
            wrong.append(repr(error))
        finally:
            connections.close_all()

    asking = [threading.Thread(target=ask) for _ in range(threads)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    return {"answers": next(answers), "wrong": wrong}


def rebuild_times(times: int) -> int:
    """Rebuild again and again, while pages come and go."""
    for number in range(times):
        page = add(f"zqak passing {number}")
        rebuild(page_index())
        delete(page.pk)
    return times


def fill_the_disk(largest_file: int | None, tmpfs: str | None) -> dict:
    """Save until the index cannot be written; look; make room; look again.

    largest_file: bytes that any file may have, in place of a small disk. tmpfs: the small disk.
    """
    backend = get_search_backend()
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    rng = random.Random(1)
    told = {"was_full": False}
    for _ in range(40):
        with held_back(), transaction.atomic():
            for _ in range(40):
                add("zqbk " + " ".join(f"{rng.getrandbits(40):010x}" for _ in range(22)))
        if largest_file:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, unlimited[1]))
        try:
            told["was_full"] = not drain()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
        if told["was_full"]:
            break
    told["waiting"] = count_waiting()
    told["locks_held"] = [path.name for path in backend.path.rglob("*.lock") if is_held(path)]
    told["serves_from"] = "index" if backend.is_ready(Page) else "database"
    told["wrong"] = wrong_answers(backend) if backend.is_ready(Page) else []
    if tmpfs:
        subprocess.run(["mount", "-o", "remount,size=256m", tmpfs], check=True)
    return told | {"healed": examine()}
