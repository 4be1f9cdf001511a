"""What each place that holds rich text may hold."""

from dataclasses import dataclass, replace

# Other names under which people paste the same thing.
MARK_NAMES = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
EXTRA_MARKS = {"sub": "sub", "sup": "sup", "code": "code"}

# Read as a break between paragraphs, so that the words on either side do not run together.
_NEUTRAL = (
    "address article aside body center dd details dialog div dl dt fieldset figcaption figure "
    "footer form header hgroup legend main menu nav pre section summary"
)
NEUTRAL_BLOCKS = frozenset(_NEUTRAL.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TABLE_PARTS = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"})
BLOCKS = frozenset({"p", "ul", "ol", "li", "blockquote", "hr"})

# Removed with everything inside them: their text was never meant for readers.
_DROPPED = (
    "script style template svg math iframe object embed applet noscript noembed noframes "
    "frame frameset title textarea select audio video canvas map xml portal"
)
DROPPED = frozenset(_DROPPED.split())


@dataclass(frozen=True)
class Profile:
    headings: dict[str, str]
    marks: dict[str, str]
    has_tables: bool = True
    has_rules: bool = False
    keeps_wagtail_links: bool = False
    guards_outside_links: bool = False

    @property
    def engine_tags(self) -> frozenset[str]:
        """What the engine lets through to be read; the reader then narrows and renames it."""
        # Tables always pass: where they are not allowed, each row becomes a line.
        structure = NEUTRAL_BLOCKS | HEADINGS | BLOCKS | TABLE_PARTS
        return structure - {"body"} | frozenset(self.marks) | {"a", "br"}


# Wagtail's rich text. Images, embeds and tables have blocks of their own there.
EDITOR = Profile(
    headings={"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"},
    marks=MARK_NAMES | EXTRA_MARKS,
    has_tables=False,
    has_rules=True,
    keeps_wagtail_links=True,
)

# A section of a plan, which has its own h2 above it.
PLAN = Profile(
    headings={"h1": "h3", "h2": "h3", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"},
    marks=MARK_NAMES,
    guards_outside_links=True,
)

# For reading what one of the profiles above has already cleaned.
CLEANED = Profile(
    headings={name: name for name in HEADINGS},
    marks=MARK_NAMES | EXTRA_MARKS,
    has_rules=True,
    keeps_wagtail_links=True,
)

# What comparing two cleaned texts gives.
REDLINED = replace(CLEANED, marks=CLEANED.marks | {"ins": "ins", "del": "del"})

PROFILES = {"editor": EDITOR, "plan": PLAN}
