"""The sources of a plan that comes from a file: our own kept version, or a copy beside ours.

What a file says of a case is hearsay. It never becomes a version of one of our cases: a copy gets
a key of its own, made from what it says, under which no case of ours can ever stand.
"""

import hashlib
import json

from hub.people.models import User
from practices.case_studies.canonical import SCHEMA_NUMBER, digest_of
from practices.case_studies.models import CaseStudyVersion
from practices.case_studies.permissions import may_read_versions_of
from practices.plans.models import PlanVersion
from practices.plans.origins import Origin
from practices.plans.permissions import inside_of, visible_to

FOREIGN = "_"  # no key of a case of ours begins so: see case_studies.keys


def origin_of(source: dict, author: User) -> Origin | None:
    """The kept version that a source of the file is; none where the file only names it."""
    if source["content"] is None:
        return None
    find, keep = (find_case, keep_case) if source["kind"] == "case" else (find_plan, keep_plan)
    return find(source, author) or keep(source)


def find_case(source: dict, author: User) -> CaseStudyVersion | None:
    """Our own version, if it says the same and this person may read it anyway."""
    digest = digest_of(source["content"])
    same = CaseStudyVersion.objects.filter(key=source["key"], number=source["number"])
    found = same.filter(digest=digest).first()
    return found if found and may_read_versions_of(author, found.key) else None


def find_plan(source: dict, author: User) -> PlanVersion | None:
    digest = digest_of(source["content"])
    same = PlanVersion.objects.filter(key=source["key"], number=source["number"], digest=digest)
    found = same.first()
    if found is None:
        return None
    may_read = visible_to(author).filter(pk=found.plan_id).exists()
    forked = inside_of(author).filter(sources__key=found.key).exists()
    return found if may_read or forked else None


def keep_case(source: dict) -> CaseStudyVersion:
    content = source["content"]
    version, _made = CaseStudyVersion.objects.get_or_create(
        key=FOREIGN + fingerprint(content)[:11],
        number=source["number"],
        defaults={
            "page": None,
            "change_note": source["change_note"],
            "schema_number": min(content["schema"], SCHEMA_NUMBER),
            "content": content,
            "digest": digest_of(content),
        },
    )
    return version


def keep_plan(source: dict) -> PlanVersion:
    content = source["content"]
    version, _made = PlanVersion.objects.get_or_create(
        key=fingerprint(content | {"key": source["key"]})[:32],
        number=source["number"],
        defaults={
            "plan": None,
            "change_note": source["change_note"],
            # A case knows its own key; a plan's version is told it, for the way back.
            "content": content | {"key": source["key"]},
            "digest": digest_of(content),
        },
    )
    return version


def fingerprint(content: dict) -> str:
    """Of all that it says, unlike the digest, which leaves out what is no new practice."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
