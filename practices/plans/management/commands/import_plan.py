from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hub.people.models import Organisation, User
from practices.plans.importing.bring_in import MayNotImport, import_plan
from practices.plans.importing.faults import NotAPlanFile


class Command(BaseCommand):
    help = "Bring in a plan from a plan file (docs/plan-file.md), as a new plan of an organisation."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--organisation", required=True, help="its slug")
        parser.add_argument("--author", required=True, help="e-mail address of one of its editors")

    def handle(self, file, organisation, author, **options):
        try:
            plan = import_plan(
                content=file.read_bytes(),
                organisation=Organisation.objects.get(slug=organisation),
                author=User.objects.get(email__iexact=author),
            )
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from None
        except Organisation.DoesNotExist:
            raise CommandError(f"There is no organisation “{organisation}”.") from None
        except User.DoesNotExist:
            raise CommandError(f"Nobody has the e-mail address “{author}”.") from None
        except MayNotImport:
            raise CommandError(f"{author} is no editor of “{organisation}”.") from None
        except NotAPlanFile as error:
            raise CommandError("\n".join(error.faults)) from None
        self.stdout.write(f"“{plan.title}” is at {plan.get_absolute_url()}")
