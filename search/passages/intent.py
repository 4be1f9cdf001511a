"""Which sections of a case a question asks for: "what went wrong with …" wants that one. Pure."""

from search.backend.text import stem, words

CUES = {
    "wrong": "wrong fail failure mistake pitfall setback unintended risk",
    "resources": "cost money budget price staff funding pay expensive afford save saving",
    "results": "evidence result outcome impact benefit effect evaluation work success measure",
    "carry_on": "lesson learn advice replicate copy spread sustain",
    "joining_up": "govern governance legal agreement pooled",
    "barriers": "barrier obstacle overcome",
    "took_part": "partner council who",
}
SECTIONS = {stem(word): section for section, cues in CUES.items() for word in cues.split()}


def asked_for(question: str) -> frozenset[str]:
    """Keys of `search.passages.sections.HEADINGS`."""
    stems = {stem(word) for word in words(question)}
    return frozenset(section for cue, section in SECTIONS.items() if cue in stems)
