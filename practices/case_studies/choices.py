"""The short lists that a case study chooses from. Values are those of the case files."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    IDEA = "idea", _("Idea")
    TESTING = "testing", _("Testing")
    RUNNING = "running", _("Running")
    SCALED = "scaled", _("Spread to more places or people")
    EVOLVED = "evolved", _("Became something else")
    STOPPED = "stopped", _("Stopped")
    NOT_KNOWN = "not-known", _("Not known yet")


class PlaceType(TextChoices):
    COUNTY = "county", _("County")
    DISTRICT = "district", _("District")
    UNITARY = "unitary", _("Unitary council")
    METROPOLITAN_DISTRICT = "metropolitan-district", _("Metropolitan district")
    LONDON_BOROUGH = "london-borough", _("London borough")
    CITY_REGION = "city-region", _("City region")
    SEVERAL_AREAS = "several-areas", _("Several areas")
    NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood")
    NATION = "nation", _("Whole nation")


class Setting(TextChoices):
    URBAN = "urban", _("Urban")
    RURAL = "rural", _("Rural")
    COASTAL = "coastal", _("Coastal")
    MIXED = "mixed", _("Mixed")
    NOT_KNOWN = "not-known", _("Not known yet")


class CostBand(TextChoices):
    UNDER_50K = "under-50k", _("Under £50,000")
    TO_250K = "50k-250k", _("£50,000 to £250,000")
    TO_1M = "250k-1m", _("£250,000 to £1 million")
    TO_10M = "1m-10m", _("£1 million to £10 million")
    OVER_10M = "over-10m", _("Over £10 million")
    NOT_KNOWN = "not-known", _("Not known yet")


class EvidenceMark(TextChoices):
    """How sure we can be, not how large the effect is."""

    CLEAR_IDEA = "1", _("Clear idea")
    PROMISING = "2", _("Promising signs")
    COMPARED = "3", _("Tested against a comparison")
    REPEATED = "4", _("Tested and repeated")
    ESTABLISHED = "5", _("Established")
    MIXED = "M", _("Mixed findings")
    NO_BENEFIT = "X", _("Tested, no benefit found")
    NOT_JUDGED = "?", _("Not judged yet")


class Direction(TextChoices):
    BETTER = "better", _("Better")
    WORSE = "worse", _("Worse")
    NO_DIFFERENCE = "no-difference", _("No difference")
    MIXED = "mixed", _("Mixed")
    ACTIVITY_ONLY = "activity-only", _("Activity only, not an effect")


class HowFar(TextChoices):
    """How far a barrier was overcome, most telling first."""

    OVERCOME = "overcome", _("Overcome")
    EASED = "eased", _("Eased")
    STILL_THERE = "still-there", _("Still there")
    NOT_KNOWN = "not-known", _("Not known yet")


class Reading(TextChoices):
    """Whose words a statement rests on."""

    SOURCE = "source", _("A listed source says so")
    HUB = "hub", _("The hub's own reading of the sources")


class Core(TextChoices):
    CORE = "core", _("Core")
    ADAPTABLE = "adaptable", _("Adaptable")
    NOT_KNOWN = "not-known", _("Not known yet")


class PartnerKind(TextChoices):
    COUNCIL = "council", _("Council")
    NHS = "nhs", _("NHS")
    POLICE = "police", _("Police")
    FIRE = "fire", _("Fire and rescue")
    VOLUNTARY = "voluntary", _("Voluntary sector")
    CENTRAL = "central", _("Central government")
    PRIVATE = "private", _("Private sector")
    HOUSING = "housing", _("Housing")
    EDUCATION = "education", _("Education")
    UNIVERSITY = "university", _("University")
    COMMUNITY = "community", _("Community")
    OTHER = "other", _("Other")


class Provenance(TextChoices):
    COMPILED = "compiled", _("Compiled by the hub from public sources, not yet confirmed")
    OWNER = "owner", _("Written or confirmed by the organisation that did it")
