from wagtail import blocks

from practices.case_studies.blocks.mark import MarkBlock
from practices.case_studies.choices import Direction


class OutcomeBlock(blocks.StructBlock):
    """One result: a figure, what it is compared with, how it was found, and where it stands."""

    measure = blocks.CharBlock(max_length=250)
    value = blocks.CharBlock(max_length=250, help_text="The figure, or the finding in words.")
    baseline_or_comparator = blocks.CharBlock(
        max_length=250, help_text='What it is compared with, or "None".'
    )
    period = blocks.CharBlock(required=False, max_length=200)
    study_design = blocks.CharBlock(max_length=250)
    direction = MarkBlock(choices=Direction.choices)
    source = blocks.IntegerBlock(
        min_value=1, help_text="Number of its source in the list of sources, counted from 1."
    )

    class Meta:
        icon = "order"


class Outcomes(blocks.StreamBlock):
    outcome = OutcomeBlock()
