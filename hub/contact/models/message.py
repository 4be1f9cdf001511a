from django.db import models
from django.utils.translation import gettext_lazy as _


class ContactMessage(models.Model):
    """What someone wrote to the hub. It is kept here whether or not the mail arrived."""

    class Topic(models.TextChoices):
        QUESTION = "question", _("A question, or something that does not work")
        CORRECTION = "correction", _("Something in a case study is wrong")
        CLAIM = "claim", _("This case study is about our work")
        SHARE = "share", _("We have a practice to share")
        MISSING = "missing", _("I looked for something and it is not here")
        ACCESSIBILITY = "accessibility", _("I cannot use a part of this site")

    topic = models.CharField(max_length=20, choices=Topic)
    case_key = models.CharField(_("case study"), max_length=12, blank=True)
    name = models.CharField(max_length=150)
    email = models.EmailField(_("e-mail address"))
    message = models.TextField(max_length=5000)
    sent_at = models.DateTimeField(auto_now_add=True)
    is_answered = models.BooleanField(_("answered"), default=False)

    class Meta:
        ordering = ["-sent_at"]
        verbose_name = _("message")

    def __str__(self):
        return f"{self.get_topic_display()} ({self.name})"
