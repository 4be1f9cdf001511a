import resource
import sys

from django.core.management.base import BaseCommand, CommandError
from modelsearch.backends import get_search_backends_with_name

from search.backend.backend import WhooshSearchBackend
from search.backend.draining import drain
from search.backend.drift import Drift, find_drift, repair
from search.backend.outbox import count_refused, count_waiting
from search.backend.rebuilding import rebuild_unready
from search.backend.serving import worker_is_running
from search.backend.state import DAMAGE, check_files

SHOWN = 10  # keys of each kind


class Command(BaseCommand):
    help = "Compare the search index with the database: which objects, and what was kept of each."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="Mend what is found")
        parser.add_argument(
            "--quick", action="store_true", help="Compare only which objects there are"
        )

    def handle(self, repair, quick, **options):
        found = sum(
            self.check_backend(name, backend, mend=repair, quick=quick)
            for name, backend in get_search_backends_with_name()
            if isinstance(backend, WhooshSearchBackend)
        )
        self.tell_memory()
        if found:
            raise CommandError(
                f"{found} differences are left."
                if repair
                else f"{found} differences. Mend them with: manage.py check_search --repair"
            )
        self.stdout.write(self.style.SUCCESS("The index is as the database."))

    def check_backend(self, name, backend, *, mend, quick) -> int:
        running = "runs" if worker_is_running(backend) else "does not run"
        self.stdout.write(f"Backend {name}: {backend.path}; its worker {running}")
        if mend:
            for index in backend.all_indexes():
                self.read_files(index)
            rebuild_unready(backend, wait=backend.rebuild_lock_timeout)
        drain()
        self.stdout.write(
            f"  {count_waiting()} changes wait, {count_refused()} objects cannot be indexed"
        )
        return sum(self.check_index(i, mend=mend, quick=quick) for i in backend.all_indexes())

    def check_index(self, index, *, mend, quick) -> int:
        self.read_files(index)
        state = index.state()
        size = index.generations.size() / 1_000_000
        self.stdout.write(f"  {index}: {state}, {size:.1f} MB on disk")
        if state.needs_rebuild:
            return 1
        drifts = find_drift(index, full=not quick)
        if mend and repair(drifts, index):
            for drift in drifts:
                self.tell(drift)
            drain()
            drifts = find_drift(index, full=not quick)
        for drift in drifts:
            self.tell(drift)
        return sum(len(drift.keys) for drift in drifts)

    def read_files(self, index):
        try:
            if index.generations.writable():
                check_files(index, again=True)
        except DAMAGE as error:
            index.generations.mark_damaged(index.generations.current(), str(error))
            self.stdout.write(self.style.ERROR(f"  {index}: {error}"))

    def tell(self, drift: Drift):
        if not (drift.in_database or drift.in_index):
            return
        line = f"    {drift.model}: {drift.in_database} in the database, {drift.in_index} indexed"
        self.stdout.write(line)
        for words, keys in {
            "missing": drift.missing,
            "stale": drift.stale,
            "left over": drift.left_over,
            "cannot be indexed": drift.refused,
        }.items():
            if keys:
                more = ", …" if len(keys) > SHOWN else ""
                shown = ", ".join(keys[:SHOWN])
                self.stdout.write(self.style.WARNING(f"      {len(keys)} {words}: {shown}{more}"))

    def tell_memory(self):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        megabytes = most / 1_000 if sys.platform != "darwin" else most / 1_000_000
        self.stdout.write(f"  {megabytes:.0f} MB of memory at most, for this check")
