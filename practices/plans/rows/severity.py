"""How grave a risk is, in words: likelihood and impact together."""

from django.utils.translation import gettext_lazy as _

from practices.plans.models import Risk

LEVELS = {Risk.Level.LOW: 1, Risk.Level.MEDIUM: 2, Risk.Level.HIGH: 3}
WORDS = {
    1: _("Slight"),
    2: _("Slight"),
    3: _("Moderate"),
    4: _("Moderate"),
    6: _("Serious"),
    9: _("Very serious"),
}


def severity(risk: Risk) -> int:
    """From 1 to 9; 0 while likelihood or impact is not judged."""
    return LEVELS.get(risk.likelihood, 0) * LEVELS.get(risk.impact, 0)


def in_words(risk: Risk) -> str:
    return str(WORDS.get(severity(risk), _("Not judged yet")))


def gravest_first(risks: list[Risk]) -> list[Risk]:
    """Ordered by severity, then as the plan has them; what nobody has judged comes last."""
    return sorted(risks, key=severity, reverse=True)
