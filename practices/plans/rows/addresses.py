from django.http import HttpResponseRedirect
from django.shortcuts import redirect

from practices.plans.models import PlanPart


def table_url(part: PlanPart) -> str:
    """The table of a part, not the top of its page."""
    return f"{part.get_absolute_url()}#rows"


def to_table(part: PlanPart) -> HttpResponseRedirect:
    return redirect(table_url(part))
