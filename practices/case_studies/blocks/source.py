from wagtail import blocks


class SourceBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=250)
    publisher = blocks.CharBlock(required=False, max_length=200)
    year = blocks.IntegerBlock(required=False, min_value=1900, max_value=2100)
    url = blocks.URLBlock(max_length=1000, label="Address")

    class Meta:
        icon = "link-external"


class Sources(blocks.StreamBlock):
    source = SourceBlock()
