from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class FileBlock(blocks.StructBlock):
    """A document that readers may take with them: a template, an agreement, an evaluation."""

    document = DocumentChooserBlock()
    title = blocks.CharBlock(
        required=False, max_length=250, help_text="Left empty, it is the document's own title."
    )
    description = blocks.TextBlock(
        required=False, rows=2, max_length=500, help_text="What it is good for."
    )

    class Meta:
        icon = "doc-full"


class Files(blocks.StreamBlock):
    file = FileBlock()
