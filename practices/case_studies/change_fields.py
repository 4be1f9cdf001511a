"""Which fields are compared between versions, under which section, and what they are called."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Field:
    """One field of a case or of a row, by its dotted path."""

    path: str
    label: str
    is_html: bool = False
    is_ordered: bool = True

    def of(self, data: dict) -> str:
        """Its text; the names in a list stand on a line each."""
        value = data
        for step in self.path.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        if isinstance(value, list):
            names = [_name(each) for each in value]
            return "\n".join(names if self.is_ordered else sorted(names))
        return _name(value)


def _name(value) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return str(value["name"])
    return str(value)


def _terms(name: str, label: str) -> Field:
    """What a case is filed under. The taxonomy decides its order, so that says nothing."""
    return Field(name, label, is_ordered=False)


@dataclass(frozen=True)
class Rows:
    """A list of rows that are matched by uid, and the field that names a row."""

    name: str
    label: str
    fields: list[Field]
    title_path: str = ""

    @property
    def below_title(self) -> list[Field]:
        """The fields of a row that came or went whole: its title stands above them already."""
        return [each for each in self.fields if each.path != self.title_path]

    def title(self, row: dict) -> str:
        return Field(self.title_path, "").of(row) if self.title_path else ""


READING = Field("reading_label", _("Whose reading"))


def _statements(name: str, label: str) -> Rows:
    return Rows(name, label, [Field("text", _("Text")), READING])


FIELDS = {
    "in-brief": [
        Field("title", _("Title")),
        Field("summary", _("Summary")),
        Field("place.in_words", _("Place")),
        Field("place.type_label", _("Kind of place")),
        Field("place.setting_label", _("Setting")),
        Field("status_label", _("Status")),
        Field("years", _("When")),
        _terms("sectors", _("Sectors")),
        _terms("approaches", _("Approaches")),
        _terms("population_groups", _("Groups")),
    ],
    "problem": [
        Field("problem", _("Problem"), is_html=True),
        Field("who_it_serves", _("Who it serves")),
        Field("theory", _("Why it was expected to work")),
    ],
    "what-was-done": [
        Field("who_delivers", _("Who delivers it")),
        Field("conditions_inside", _("What had to be true inside")),
        Field("conditions_outside", _("What had to be true outside")),
        Field("relationships", _("Relationships")),
    ],
    "joining-up": [
        Field("joining_up.how", _("How services were joined up")),
        Field("joining_up.legal_power", _("Legal power")),
        Field("joining_up.agreement", _("Agreement")),
        Field("joining_up.pooled_money", _("Pooled money")),
        Field("joining_up.governance", _("Governance")),
        Field("joining_up.data_sharing", _("Data sharing")),
    ],
    "resources": [
        Field("resources.staff", _("Staff")),
        Field("resources.setup_cost.label", _("Set-up cost")),
        Field("resources.setup_cost.text", _("Set-up cost in words")),
        Field("resources.yearly_cost.label", _("Yearly cost")),
        Field("resources.yearly_cost.text", _("Yearly cost in words")),
        Field("resources.price_year", _("Prices of")),
        Field("resources.who_pays", _("Who pays")),
        Field("resources.who_gains", _("Who gains")),
        Field("resources.time_to_start", _("Time to start")),
        Field("resources.time_to_first_result", _("Time to first result")),
        Field("resources.notes", _("Notes")),
    ],
    "results": [
        Field("evidence.label", _("Evidence mark")),
        Field("evidence.reason", _("Reason for the evidence mark")),
    ],
    "carry-it-on": [
        Field("readiness", _("Questions to ask yourself")),
        Field("residents_shaped", _("How residents shaped it")),
        Field("replicated_in", _("Done elsewhere")),
        _terms("insights", _("Insights used")),
    ],
    "partners": [
        Field("lead_organisation", _("Lead organisation")),
        Field("councils", _("Councils")),
    ],
}
ROWS = {
    "barriers": [
        Rows(
            "barriers",
            _("Barriers"),
            [
                Field("term", _("Barrier")),
                Field("kind_term", _("Kind")),
                Field("looked_like", _("What it looked like")),
                Field("tried", _("What was tried")),
                Field("how_far_label", _("How far it was overcome")),
                READING,
            ],
            "term",
        )
    ],
    "what-was-done": [
        Rows(
            "blocks",
            _("Building blocks"),
            [
                Field("title", _("Title")),
                Field("description", _("Description"), is_html=True),
                Field("core_label", _("Core or adaptable")),
                Field("needs", _("What it needs")),
                Field("learned", _("What was learned")),
                READING,
            ],
            "title",
        )
    ],
    "results": [
        Rows(
            "outcomes",
            _("Results"),
            [
                Field("measure", _("Measure")),
                Field("value", _("Result")),
                Field("baseline_or_comparator", _("Compared with")),
                Field("period", _("Period")),
                Field("study_design", _("Design")),
                Field("direction_label", _("Direction")),
                # Its title, not its number, which changes whenever the sources are sorted.
                Field("source_row.title", _("Source")),
            ],
            "measure",
        )
    ],
    "what-went-wrong": [
        _statements("went_wrong", _("What went wrong")),
        _statements("changed_on_the_way", _("What changed on the way")),
        _statements("would_do_differently", _("What they would do differently")),
        _statements("unintended", _("Unintended effects")),
        _statements("still_unsolved", _("Still unsolved")),
        _statements("only_government", _("What only government can fix")),
        _statements("worked_less_well_for", _("Who it worked less well for")),
    ],
    "carry-it-on": [
        _statements("lessons", _("Lessons")),
        _statements("advice", _("Advice")),
    ],
    "partners": [
        Rows(
            "partners",
            _("Partners"),
            [
                Field("name", _("Name")),
                Field("kind_label", _("Kind")),
                Field("role", _("Role")),
            ],
            "name",
        )
    ],
    "sources": [
        Rows(
            "sources",
            _("Sources"),
            [
                Field("title", _("Title")),
                Field("publisher", _("Publisher")),
                Field("year", _("Year")),
                Field("url", _("Address")),
            ],
            "title",
        )
    ],
    "files": [
        Rows(
            "files",
            _("Files"),
            [
                Field("title", _("Title")),
                Field("description", _("Description")),
                Field("name", _("Name of the file")),
                Field("sha1", _("Digest of what it holds (SHA-1)")),
            ],
            "title",
        )
    ],
}
