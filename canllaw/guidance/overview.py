"""The main messages about a document: how much it asks, of whom, how firmly, how concretely, at what cost."""

from collections import Counter
from collections.abc import Iterator

from canllaw.basics.findings import Finding, Verdict
from canllaw.basics.language import message, say_number
from canllaw.guidance.analysis import Analysis
from canllaw.guidance.concreteness import WANTED, Level
from canllaw.guidance.editions import ChangeKind
from canllaw.guidance.expectations import Force
from canllaw.guidance.overview_burden import find_reading_time, find_sentences
from canllaw.guidance.overview_parts import count, make_finding, share
from canllaw.guidance.reading.language import find_foreign, is_partly_foreign

STAYS = (ChangeKind.SAME, ChangeKind.MOVED)
OTHERWISE_SAID = (ChangeKind.REWORDED, ChangeKind.SPLIT, ChangeKind.MERGED)


def find_overview(analysis: Analysis) -> tuple[Finding, ...]:
    """What a reader should know first, most important first. One finding where nothing was found at all."""
    if not analysis.assessed:
        return (find_nothing(analysis), find_reading_time(analysis), *find_unread(analysis))
    return tuple(find_all(analysis))


def find_all(analysis: Analysis) -> Iterator[Finding]:
    yield find_force(analysis)
    if analysis.earlier:
        yield find_change(analysis)
    if analysis.met:
        yield find_most_asked(analysis)
    if any(not each.roles for each in analysis.assessed):
        yield find_unnamed(analysis)
    yield find_concreteness(analysis)
    if any(each.concreteness.missing for each in analysis.assessed):
        yield find_most_missing(analysis)
    yield find_alarms(analysis)
    yield find_reading_time(analysis)
    yield find_sentences(analysis)
    if analysis.corrections:
        yield find_corrections(analysis)
    yield from find_unread(analysis)


def find_unread(analysis: Analysis) -> Iterator[Finding]:
    """What the document holds and the analysis cannot speak of."""
    if analysis.edition.silent_pages:
        yield find_silent_pages(analysis)
    if is_partly_foreign(analysis.edition.passages):
        yield find_other_languages(analysis)


def find_other_languages(analysis: Analysis) -> Finding:
    """What is asked in a third language is not known, and a reader has to be told so."""
    foreign = find_foreign(analysis.edition.passages)
    return make_finding(
        "other languages",
        message(
            "Paragraphs and list items in neither English nor Welsh, as far as their small words show, were "
            "not understood: {count}.",
            count=len(foreign),
        ),
        (count("passages", len(foreign)),),
        verdict=Verdict.NOT_ENOUGH,
    )


def find_nothing(analysis: Analysis) -> Finding:
    return make_finding(
        "asked",
        message(
            "No words were found that ask something of somebody. "
            "Words with a force that ask nothing: {declined}.",
            declined=len(analysis.declined),
        ),
        (count("declined", len(analysis.declined)),),
        verdict=Verdict.NOT_ENOUGH,
    )


def find_silent_pages(analysis: Analysis) -> Finding:
    """What a scanned page asks is not known, and a reader has to be told so."""
    pages = analysis.edition.silent_pages
    return make_finding(
        "silent pages",
        message(
            "Pages that show something but hold no text, such as scanned ones, were not read: {pages}.",
            pages=pages,
        ),
        (count("pages", len(pages)),),
        verdict=Verdict.NOT_ENOUGH,
    )


def find_force(analysis: Analysis) -> Finding:
    forces = Counter(each.expectation.force for each in analysis.assessed)
    return make_finding(
        "asked",
        message(
            "Expectations in all: {all}. Must: {must}. Should: {should}. May: {may}.",
            all=say_number(len(analysis.assessed)),
            must=say_number(forces[Force.REQUIREMENT]),
            should=say_number(forces[Force.GUIDELINE]),
            may=say_number(forces[Force.PERMISSION]),
        ),
        (
            count("expectations", len(analysis.assessed)),
            *(share(f"{force}s", forces[force], len(analysis.assessed)) for force in Force),
        ),
        based_on=analysis.assessed,
    )


def find_change(analysis: Analysis) -> Finding:
    kinds = Counter(change.kind for change in analysis.changes)
    return make_finding(
        "changes",
        message(
            "Since the previous edition. New: {new}. Firmer: {firmer}. Less firm: {weaker}. Gone: {gone}. "
            "Said differently: {otherwise}. The same: {same}.",
            new=kinds[ChangeKind.NEW],
            firmer=kinds[ChangeKind.STRONGER],
            weaker=kinds[ChangeKind.WEAKER],
            gone=kinds[ChangeKind.GONE],
            otherwise=sum(kinds[kind] for kind in OTHERWISE_SAID),
            same=sum(kinds[kind] for kind in STAYS),
        ),
        tuple(count(kind.value, kinds[kind], of=len(analysis.changes)) for kind in ChangeKind),
    )


def find_most_asked(analysis: Analysis) -> Finding:
    """Roles of the definition file come first; the actors that it does not know are counted apart."""
    asked = Counter(role for each in analysis.assessed for role in each.roles)
    known = [role for role in analysis.met if not role.unknown]
    role = max(known or analysis.met, key=lambda met: asked[met])
    return make_finding(
        "roles",
        message("The role that is asked most: {role} ({count}). Roles that are asked something: {roles}. "
                "Other actors, as the text names them: {others}.",
                role=role.titles, count=asked[role], roles=len(known), others=len(analysis.met) - len(known)),
        tuple(share(met.name, asked[met], len(analysis.assessed)) for met in analysis.met),
        based_on=[each for each in analysis.assessed if role in each.roles],
    )  # fmt: skip


def find_unnamed(analysis: Analysis) -> Finding:
    unnamed = [each for each in analysis.assessed if not each.roles]
    return make_finding(
        "unnamed",
        message(
            "Expectations that do not say who is to act: {count} of {all}.",
            count=len(unnamed),
            all=len(analysis.assessed),
        ),
        (share("unnamed", len(unnamed), len(analysis.assessed)),),
        based_on=unnamed,
    )


def find_concreteness(analysis: Analysis) -> Finding:
    levels = Counter(each.concreteness.level for each in analysis.assessed)
    return make_finding(
        "concreteness",
        message(
            "So concrete that a reader could tell whether it was done: {concrete} of {all}. Partly concrete: "
            "{partial}. Principles that nobody can fail: {principle}.",
            concrete=levels[Level.CONCRETE],
            partial=levels[Level.PARTIAL],
            principle=levels[Level.PRINCIPLE],
            all=len(analysis.assessed),
        ),
        tuple(share(level.value, levels[level], len(analysis.assessed)) for level in Level),
        based_on=[each for each in analysis.assessed if each.concreteness.level is Level.PRINCIPLE],
    )


def find_most_missing(analysis: Analysis) -> Finding:
    missing = Counter(part for each in analysis.assessed for part in each.concreteness.missing)
    part, most = missing.most_common(1)[0]
    return make_finding(
        "missing",
        message("What a writer would most often have to add: {part} ({count} of {all}).",
                part=WANTED[part], count=most, all=len(analysis.assessed)),
        tuple(share(f"missing {name}", found, len(analysis.assessed)) for name, found in missing.items()),
        based_on=[each for each in analysis.assessed if part in each.concreteness.missing],
    )  # fmt: skip


def find_alarms(analysis: Analysis) -> Finding:
    alarms = analysis.alarms
    return make_finding(
        "alarms",
        message(
            "Likely to be read as “we already do that”: {count} of {all}.",
            count=len(alarms),
            all=len(analysis.assessed),
        ),
        (share("alarms", len(alarms), len(analysis.assessed)),),
        based_on=alarms,
        verdict=Verdict.ALARM if alarms else Verdict.FOUND,
    )


def find_corrections(analysis: Analysis) -> Finding:
    return make_finding(
        "corrections",
        message("Corrections by a person that were applied: {count}.", count=analysis.corrections),
        (count("corrections", analysis.corrections),),
    )
