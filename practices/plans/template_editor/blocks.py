"""A template as its editors see it: sections, with the questions that each asks."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError

from practices.plans.template_editor.choices import BLOCKS, KINDS, LISTS, source_fields
from practices.plans.template_editor.keys import give_keys, give_numbers

SCHEMA_MOST = 500  # letters of a question; see `template_schema`


class KeyBlock(blocks.CharBlock):
    """Carried along by the form, and never shown: a key that somebody mistypes is lost."""

    def __init__(self, **options):
        super().__init__(**{"required": False, "max_length": 60} | options)
        self.field.widget = forms.HiddenInput()


class NumberBlock(blocks.IntegerBlock):
    """The same for the number of a section."""

    def __init__(self, **options):
        super().__init__(**{"required": False} | options)
        self.field.widget = forms.HiddenInput()


class AnswerBlock(blocks.StructBlock):
    label = blocks.CharBlock(max_length=200, label=_("Answer"))
    key = KeyBlock()

    class Meta:
        form_classname = "struct-block app-keyed"
        icon = "tick"


class PartBlock(blocks.StructBlock):
    """One question of a plan."""

    heading = blocks.CharBlock(max_length=100, help_text=_("A few words, as in a list."))
    prompt = blocks.TextBlock(
        max_length=SCHEMA_MOST, rows=2, label=_("Question"), help_text=_("What the team answers.")
    )
    kind = blocks.ChoiceBlock(
        choices=KINDS,
        default="text",
        label=_("Kind of answer"),
        help_text=_("What the team fills in. All kinds have room for words as well."),
    )
    source_fields = blocks.ListBlock(
        blocks.ChoiceBlock(choices=source_fields, label=_("Part of the case")),
        default=[],
        label=_("Beside it, from the source"),
        help_text=_("Parts of the case to show beside the answer, in this order."),
    )
    help = blocks.TextBlock(
        required=False, max_length=SCHEMA_MOST, rows=2, help_text=_("Advice under the question.")
    )
    required = blocks.BooleanBlock(
        required=False,
        label=_("A plan needs this answer"),
        help_text=_("Nothing is refused without it; the part is only marked."),
    )
    theirs_prompt = blocks.TextBlock(
        required=False,
        max_length=SCHEMA_MOST,
        rows=2,
        label=_("Question over the source's words"),
        help_text=_("For “There and here”: what to look for in the case."),
    )
    show_blocks = blocks.ChoiceBlock(
        choices=BLOCKS,
        required=False,
        label=_("Which building blocks"),
        help_text=_("For “Building blocks” only."),
    )
    choices_from = blocks.ChoiceBlock(
        choices=LISTS,
        required=False,
        label=_("Answers from a list"),
        help_text=_("For “Choice”: a list of the hub instead of answers of your own."),
    )
    choices = blocks.ListBlock(
        AnswerBlock(),
        default=[],
        label=_("Answers to choose from"),
        help_text=_("For “Choice”: two or more."),
    )
    key = KeyBlock()

    class Meta:
        icon = "help"
        label_format = "{heading}"
        form_classname = "struct-block app-keyed"
        form_layout = BlockGroup(
            children=["heading", "prompt", "kind", "source_fields"],
            settings=[
                "help",
                "required",
                "theirs_prompt",
                "show_blocks",
                "choices_from",
                "choices",
                "key",
            ],
        )

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {}
        if cleaned["kind"] == "blocks" and not cleaned["show_blocks"]:
            errors["show_blocks"] = ValidationError(_now("Say which building blocks."))
        if cleaned["kind"] == "choice" and not is_chosen_from(cleaned):
            errors["choices"] = ValidationError(
                _now("Give two answers or more, or choose a list of the hub.")
            )
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned


class SectionBlock(blocks.StructBlock):
    """One step of a plan."""

    title = blocks.CharBlock(max_length=100)
    intro = blocks.TextBlock(
        required=False,
        max_length=1000,
        rows=2,
        label=_("Introduction"),
        help_text=_("What this step is for, and how long it takes."),
    )
    ends_with_decision = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Ends with a decision"),
        help_text=_("Asks at its end: go on, go back, or stop here?"),
    )
    parts = blocks.ListBlock(PartBlock(), min_num=1, collapsed=True, label=_("Questions"))
    key = KeyBlock()
    number = NumberBlock(max_value=99)

    class Meta:
        icon = "list-ul"
        label_format = "{title}"
        form_classname = "struct-block app-keyed"


class SectionsBlock(blocks.StreamBlock):
    section = SectionBlock()

    class Meta:
        collapsed = True

    def clean(self, value):
        cleaned = super().clean(value)
        sections = [row.value for row in cleaned]
        parts = [part for section in sections for part in section["parts"]]
        self._refuse_twice([part["show_blocks"] for part in parts if part["kind"] == "blocks"])
        give_keys(sections)
        give_numbers(sections)
        return cleaned

    def _refuse_twice(self, shown: list[str]) -> None:
        twice = [label for name, label in BLOCKS if shown.count(name) > 1]
        if twice:
            message = _now("Two questions ask about the same building blocks: %(which)s.")
            raise StreamBlockValidationError(
                non_block_errors=[ValidationError(message % {"which": twice[0]})]
            )


def is_chosen_from(part) -> bool:
    return bool(part["choices_from"]) or len(part["choices"]) > 1
