"""Where the numbers of the closing sections stand, and claims that lead there."""

from collections.abc import Iterable
from enum import Enum

from canllaw.basics.language import Language, Message, message, say
from canllaw.report.page_frame import StudyPage
from canllaw.report.study_report import Block, Claim, Heading, Link, Paragraphs


class Stand(Enum):
    """A place on one of the study's pages: what it is called there, and how to get there."""

    GUIDANCE = (message("What the guidance asks"), f"{StudyPage.GUIDANCE}#messages")
    GUIDANCE_CHANGES = (message("What changed since the previous edition"), f"{StudyPage.GUIDANCE}#changes")
    GUIDANCE_TEXT = (
        message("The guidance, with every expectation marked"),
        f"{StudyPage.GUIDANCE}#source",
    )
    GUIDANCE_METHOD = (message("How the guidance was read"), f"{StudyPage.GUIDANCE}#method")
    RESPONSE = (message("Who answered"), f"{StudyPage.EVIDENCE}#response")
    SCALES = (message("Scores"), f"{StudyPage.EVIDENCE}#scales")
    GAP = (message("“We already do that”"), f"{StudyPage.EVIDENCE}#gap")
    INTERVIEWS = (message("What was said"), f"{StudyPage.EVIDENCE}#interviews")
    EVIDENCE_METHOD = (message("How the evidence was treated"), f"{StudyPage.EVIDENCE}#method")
    DISPLAY = (message("All evidence side by side"), f"{StudyPage.THEORY}#display")
    HYPOTHESES = (message("Each hypothesis"), f"{StudyPage.THEORY}#hypotheses")
    THEORY_METHOD = (message("How hypotheses were tested"), f"{StudyPage.THEORY}#method")
    MESSAGES = (message("Main messages"), "#messages")
    IMPLICATIONS = (message("What follows"), "#implications")
    METHODS = (message("How this was found out"), "#methods")
    LIMITATIONS = (message("What this cannot tell"), "#limitations")

    @property
    def title(self) -> Message:
        return self.value[0]

    @property
    def href(self) -> str:
        return self.value[1]

    def link(self, language: Language) -> Link:
        return Link(text=say(self.title, language), href=self.href)


def make_claim(sentence: Message, stands: Iterable[Stand], language: Language) -> Claim:
    """A sentence in words, with the way to each place where it can be looked up."""
    return Claim(text=say(sentence, language), links=tuple(stand.link(language) for stand in stands))


def make_part(
    title: Message, anchor: str, claims: tuple[Claim, ...], language: Language
) -> tuple[Block, ...]:
    """A heading with its claims as a list; nothing where there are no claims."""
    if not claims:
        return ()
    heading = Heading(text=say(title, language), id=anchor)
    return heading, Paragraphs(claims=claims, listed=len(claims) > 1)
