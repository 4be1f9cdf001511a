from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from practices.plans.rows import pages
from practices.plans.rows.kinds import MEASURES
from practices.plans.rows.kinds.measures import with_unit
from practices.plans.rows.measure_picture import picture_of
from practices.plans.rows.reading_form import ReadingForm
from practices.plans.rows.readings import (
    MOST,
    DayTaken,
    StaleReading,
    TooManyReadings,
    add_reading,
    change_reading,
    delete_reading,
    seen_of,
)
from practices.plans.views.access import breadcrumbs, edits_plan, reads_plan

METHODS = ["GET", "HEAD", "POST"]
ANOTHER_DAY = gettext_lazy(
    "There is a reading for this day already. Change that one, or choose another day."
)


@require_safe
@reads_plan
def readings(request, plan, measure_id):
    """One measure and what it showed over time."""
    measure = pages.row_or_404(plan, MEASURES.key, measure_id)
    context = {
        "plan": plan,
        "part": measure.part,
        "measure": measure,
        "facts": MEASURES.facts(measure)[1:],
        "picture": picture_of(measure),
        "breadcrumbs": breadcrumbs(plan, measure.part.heading, measure.what),
    }
    return TemplateResponse(request, "practices/plans/rows/readings.html", context)


@require_http_methods(METHODS)
@edits_plan
def reading_add(request, plan, measure_id):
    """Write down a reading."""
    measure = pages.row_or_404(plan, MEASURES.key, measure_id)
    form = ReadingForm(request.POST or None, unit=measure.unit)
    if request.method == "POST" and form.is_valid():
        try:
            add_reading(measure=measure, by=request.user, **form.values)
            return done(request, measure, _("The reading was added."))
        except DayTaken:
            form.add_error("day", ANOTHER_DAY)
        except TooManyReadings:
            form.add_error(None, _("This measure holds %d readings, as many as it can.") % MOST)
    return ask(request, plan, measure, form, _("Add a reading"))


@require_http_methods(METHODS)
@edits_plan
def reading_change(request, plan, measure_id, reading_id):
    """Change a reading, unless a colleague has done so since the form was opened."""
    measure = pages.row_or_404(plan, MEASURES.key, measure_id)
    readings = measure.readings.select_related("measure")
    if request.method == "POST" and not readings.filter(pk=reading_id).exists():
        return add_instead(request, plan, measure)
    reading = get_object_or_404(readings, pk=reading_id)
    form = ReadingForm(request.POST or None, reading=reading, unit=measure.unit)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            change_reading(reading=reading, by=request.user, seen=seen, **form.values)
            return done(request, measure, _("The reading was changed."))
        except DayTaken:
            form.add_error("day", ANOTHER_DAY)
        except StaleReading as stale:
            theirs = facts_of(stale.theirs, measure)
            again = pages.sent_again(request.POST, seen=seen_of(stale.theirs))
            form = ReadingForm(again, reading=stale.theirs, unit=measure.unit)
    return ask(request, plan, measure, form, _("Change a reading"), theirs=theirs)


def add_instead(request, plan, measure):
    """Offer to add again what a colleague deleted: what was typed must not be lost."""
    form = ReadingForm(request.POST, unit=measure.unit)
    action = reverse("plan-reading-add", args=[plan.pk, measure.pk])
    return ask(request, plan, measure, form, _("Add a reading"), is_gone=True, action=action)


@require_http_methods(METHODS)
@edits_plan
def reading_delete(request, plan, measure_id, reading_id):
    """Ask whether to delete a reading, then do it."""
    measure = pages.row_or_404(plan, MEASURES.key, measure_id)
    reading = get_object_or_404(measure.readings.select_related("measure"), pk=reading_id)
    if request.method == "POST":
        delete_reading(reading=reading, by=request.user)
        return done(request, measure, _("The reading was deleted. The history keeps it."))
    words = [value for _label, value in facts_of(reading, measure)]
    context = {
        "plan": plan,
        "heading": _("Delete this reading?"),
        "text": ": ".join([measure.what, ", ".join(words)]),
        "warning": _("It leaves the table and the picture. The history of the plan keeps it."),
        "button": _("Delete this reading"),
        "cancel_url": readings_url(measure),
        "breadcrumbs": breadcrumbs(plan, measure.part.heading, _("Delete a reading")),
    }
    return TemplateResponse(request, "practices/plans/confirm.html", context)


def facts_of(reading, measure) -> list[tuple[str, str]]:
    facts = [
        (_("Day"), date_format(reading.day, "j F Y")),
        (_("Reading"), with_unit(reading.value, measure.unit)),
        (_("Note"), reading.note),
    ]
    return [fact for fact in facts if fact[1]]


def readings_url(measure) -> str:
    return reverse("plan-readings", args=[measure.plan_id, measure.pk])


def done(request, measure, text):
    messages.success(request, text)
    return redirect(readings_url(measure))


def ask(request, plan, measure, form, heading, **more):
    more |= {
        "about": measure.what,
        "back_url": readings_url(measure),
        "back": _("Back to the readings"),
    }
    return pages.ask(request, plan, measure.part, form, heading, **more)
