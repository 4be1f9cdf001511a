import re

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.contact.forms import ContactForm
from hub.contact.limits import may_send
from hub.contact.models import ContactMessage
from hub.contact.send import send_message
from practices.case_studies.models import CaseStudyPage

Topic = ContactMessage.Topic
PLAN_ID = re.compile(r"[0-9a-f-]{36}")
# Words that a link may put into ?about= ; anything else is the key of a case study.
TOPICS = {"share": Topic.SHARE, "missing": Topic.MISSING, "accessibility": Topic.ACCESSIBILITY}


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request):
    """Write to the hub, about a case study if the address names one."""
    about = request.GET.get("about", "").replace("\0", "")[:20]
    case = CaseStudyPage.objects.visible().filter(key=about).first() if about else None
    if request.method == "POST":
        form = ContactForm(request.POST)
        if form.is_robot:
            return redirect("contact-sent")
        if form.is_valid():
            if may_send(request):
                form.instance.case_key = case.key if case else ""
                send_message(form.instance, about=case.full_url if case else "")
                return redirect("contact-sent")
            form.add_error(None, _("You have sent many messages. Please try again in an hour."))
    else:
        form = ContactForm(initial=starting_with(request, about, case))
    context = {
        "form": form,
        "case": case,
        "breadcrumbs": [{"text": _("Home"), "url": "/"}, {"text": _("Contact")}],
    }
    return TemplateResponse(request, "hub/contact/form.html", context)


def starting_with(request, about: str, case) -> dict:
    """What we know already: the topic, and who is signed in."""
    initial = {"topic": Topic.CLAIM if case else TOPICS.get(about, Topic.QUESTION)}
    if about == "missing" and (words := request.GET.get("q", "").replace("\0", "")[:200].strip()):
        initial["message"] = _("I searched for: %(words)s") % {"words": words} + "\n\n"
    if about == "plan" and PLAN_ID.fullmatch(plan := request.GET.get("q", "")):
        # Not looked up: what this page says must not tell whether there is such a plan.
        address = request.build_absolute_uri(f"/plans/{plan}/")
        initial["message"] = _("About the plan %(address)s") % {"address": address} + "\n\n"
    if request.user.is_authenticated:
        initial |= {"name": request.user.get_full_name(), "email": request.user.email}
    return initial


@require_http_methods(["GET", "HEAD"])
def sent(request):
    breadcrumbs = [
        {"text": _("Home"), "url": "/"},
        {"text": _("Contact"), "url": reverse("contact")},
        {"text": _("Message sent")},
    ]
    return TemplateResponse(request, "hub/contact/sent.html", {"breadcrumbs": breadcrumbs})
