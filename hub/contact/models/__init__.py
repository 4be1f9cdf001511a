from hub.contact.models.message import ContactMessage

__all__ = ["ContactMessage"]
