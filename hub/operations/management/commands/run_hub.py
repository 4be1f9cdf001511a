from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from hub.operations.indexing import index_is_ready, rebuild_index
from hub.operations.serving import ADDRESS, PortTaken, refuse_taken_port, serve
from practices.plans.export import pdf


class Command(BaseCommand):
    help = "Prepare the hub and serve it on this machine: what `make run` calls."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, port, **options):
        if not settings.DEMO_PEOPLE:
            raise CommandError("These are settings for a server: docs/operations.md says how.")
        try:
            refuse_taken_port(port)  # before the work of preparing, not after
            self.prepare()
            serve(port, when_bound=lambda: self.greet(port))
        except PortTaken:
            raise CommandError(
                f"Port {port} is taken by another program. "
                f"Stop it, or choose another port: make run PORT={port + 1}"
            ) from None
        self.stdout.write("Stopped.")

    def prepare(self):
        """Bring everything up to date; what is there already is left as it is."""
        self.step("Database")
        call_command("migrate", verbosity=0)
        self.step("Library")
        call_command("load_library", stdout=self.stdout)
        if not index_is_ready():
            self.step("Search index")
            rebuild_index()
        if settings.DEMO_PEOPLE:
            self.step("Sign-ins for trying the hub out")
            call_command("demo_people", stdout=self.stdout)

    def greet(self, port):
        self.stdout.write(
            self.style.SUCCESS(f"\n{settings.SITE_NAME} is at http://{ADDRESS}:{port}/")
        )
        if not pdf.is_available():
            packages = " ".join(pdf.DEBIAN_PACKAGES)
            self.stdout.write(
                f"Plans cannot be taken away as PDF. On Debian: apt install {packages}"
            )
        self.stdout.write("Press Ctrl-C to stop.\n")
        self.stdout.flush()

    def step(self, name):
        self.stdout.write(self.style.MIGRATE_HEADING(name))
        self.stdout.flush()
