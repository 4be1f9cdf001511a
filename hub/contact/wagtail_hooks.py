from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from hub.contact.models import ContactMessage


class MessageViewSet(SnippetViewSet):
    """The hub's mailbox in the admin: read, and tick what was answered."""

    model = ContactMessage
    icon = "mail"
    menu_label = "Messages"
    menu_order = 350
    add_to_admin_menu = True
    list_display = ["__str__", "email", "sent_at", "is_answered"]
    list_filter = ["topic", "is_answered"]
    panels = [
        FieldPanel("topic", read_only=True),
        FieldPanel("case_key", read_only=True),
        FieldPanel("name", read_only=True),
        FieldPanel("email", read_only=True),
        FieldPanel("message", read_only=True),
        FieldPanel("is_answered"),
    ]


register_snippet(MessageViewSet)
