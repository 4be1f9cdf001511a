import json
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from practices.plans.export import FORMATS, Reader
from practices.plans.importing.schema import schema
from practices.plans.models import Plan


class Command(BaseCommand):
    help = "Write a plan to a file, as its own team sees it; or the schema of a plan file."

    def add_arguments(self, parser):
        parser.add_argument("plan", nargs="?", help="its id, as in its address")
        parser.add_argument("--format", choices=FORMATS, default="json")
        parser.add_argument("--out", type=Path, help="where to; otherwise to standard output")
        parser.add_argument("--comments", action="store_true", help="with the team's comments")
        parser.add_argument("--schema", action="store_true", help="the JSON Schema of a plan file")

    def handle(self, plan, format, out, comments, **options):
        if options["schema"]:
            content = (json.dumps(schema(), indent=1, ensure_ascii=False) + "\n").encode()
        else:
            content = self.written(find(plan), FORMATS[format], comments)
        if out:
            out.write_bytes(content)
            self.stdout.write(f"Wrote {out}")
        else:
            self.stdout._out.buffer.write(content)

    def written(self, plan, format, comments) -> bytes:
        if not format.is_available():
            raise CommandError(f"{format.title} is not available on this machine.")
        reader = Reader(
            is_inside=True, wants_comments=comments, site=settings.WAGTAILADMIN_BASE_URL
        )
        return format.write(plan, reader)


def find(name: str | None) -> Plan:
    try:
        return Plan.objects.select_related("organisation", "author").get(pk=name)
    except (Plan.DoesNotExist, ValidationError):
        raise CommandError("There is no such plan.") from None
