from wagtail import blocks

from practices.case_studies.blocks.mark import MarkBlock
from practices.case_studies.choices import Reading


class StatementBlock(blocks.StructBlock):
    """One plain statement and whose words it rests on."""

    text = blocks.TextBlock(rows=3, max_length=1000)
    reading = MarkBlock(choices=Reading.choices, default=Reading.SOURCE)

    class Meta:
        icon = "pilcrow"


class Statements(blocks.StreamBlock):
    statement = StatementBlock()


class Questions(blocks.StreamBlock):
    question = blocks.CharBlock(max_length=250)


class Names(blocks.StreamBlock):
    name = blocks.CharBlock(max_length=250)
