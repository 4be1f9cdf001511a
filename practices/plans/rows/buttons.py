"""The buttons of a part's table. Each belongs to the part's form, so that what was typed there is
saved before anything else happens: `go` says what."""

import re

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect

from practices.plans.models import PlanPart
from practices.plans.rows.addresses import table_url, to_table
from practices.plans.rows.kinds import kind_of
from practices.plans.rows.table import BY_SEVERITY
from practices.plans.rows.verbs import move_row

ROW = re.compile(r"row-(?P<do>change|delete|readings|up|down) (?P<pk>[0-9]{1,18})")
PAGES = {"change": "plan-row", "delete": "plan-row-delete"}


def after_row_button(request, part) -> HttpResponseRedirect | None:
    """Where the button of a table leads; None if it was none of them."""
    go = request.POST.get("go", "")
    if not isinstance(part, PlanPart) or kind_of(part) is None:
        return None
    if go == "row-add":
        return redirect("plan-row-add", part.plan_id, part.pk)
    if go == "row-order-severity":
        return redirect(f"{part.get_absolute_url()}?order={BY_SEVERITY}#rows")
    if go == "row-order-own":
        return to_table(part)
    pressed = ROW.fullmatch(go)
    return on_row(request, part, pressed["do"], int(pressed["pk"])) if pressed else None


def on_row(request, part, do: str, pk: int):
    row = get_object_or_404(kind_of(part).model.objects.select_related("part"), part=part, pk=pk)
    if do == "readings":
        return redirect("plan-readings", part.plan_id, pk)
    if do in PAGES:
        return redirect(PAGES[do], part.plan_id, part.kind, pk)
    move_row(row=row, by=request.user, down=do == "down")
    return redirect(table_url(part))
