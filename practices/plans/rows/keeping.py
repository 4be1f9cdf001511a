"""What the history keeps of a row, and how a row is set from it."""

from practices.plans.log import values_of
from practices.plans.models import Measure, PartRow, Reading
from practices.taxonomy.models import Barrier

NOT_SET = {"id", "plan", "part", "created_at"}
DAY, VALUE = Reading._meta.get_field("day"), Reading._meta.get_field("value")


def kept(row: PartRow) -> dict:
    """All that a row says, as JSON can keep it; a measure with its readings by day."""
    values = values_of(row)
    if isinstance(row, Measure):
        values["readings"] = {each.day.isoformat(): kept_reading(each) for each in _readings(row)}
    return values


def kept_reading(reading: Reading) -> dict:
    return {"value": str(reading.value), "note": reading.note}


def _readings(row: Measure):
    return Reading.objects.filter(measure=row)


def set_values(row: PartRow, values: dict) -> None:
    """Give a row what `kept` wrote. What a row cannot have is passed over.

    Raises `ValidationError` for a value that its field cannot hold.
    """
    for field in row._meta.concrete_fields:
        if field.name in values and field.name not in NOT_SET:
            value = values[field.name]
            empty = None if field.null else ""
            setattr(row, field.attname, empty if value is None else field.to_python(value))
    if "barrier" in values and not Barrier.objects.filter(pk=row.barrier_id).exists():
        row.barrier = None  # the list of barriers has changed since
    row.full_clean(exclude=["plan", "part"], validate_unique=False)


def set_readings(measure: Measure, readings: dict) -> None:
    """Set the readings of these days; a day with None has no reading.

    Raises `ValidationError`.
    """
    stored = {each.day: each for each in _readings(measure)}
    for written, values in readings.items():
        day = DAY.to_python(written)
        reading = stored.get(day) or Reading(measure=measure, day=day)
        if values:
            reading.value = VALUE.to_python(values.get("value"))
            reading.note = values.get("note") or ""
            reading.full_clean(exclude=["measure"], validate_unique=False)
            reading.save()
        elif reading.pk:
            reading.delete()
