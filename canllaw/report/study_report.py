"""What a study's report is made of. Its page, its Word file and its PDF are drawn from these records."""

from dataclasses import dataclass, field
from pathlib import Path

from canllaw.basics.language import Language
from canllaw.evidence.results import EvidenceResult
from canllaw.guidance.requests import GuidanceResult
from canllaw.report.charts import Chart
from canllaw.report.data_tables import DataTable, Quote
from canllaw.report.page_frame import PageFrame
from canllaw.theory.theory_results import TheoryResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMaterial:
    """Everything that a study's report may tell, in one language.

    `guidance` is of this language; where only another is told, of that. `folder` is the study's, for the
    file `report/rameses.toml`.
    """

    folder: Path = field(repr=False)
    title: str
    language: Language
    guidance: GuidanceResult | None
    evidence: EvidenceResult | None
    theory: TheoryResult | None
    small_number: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where the numbers of a claim stand: a place on this page, or on another of the study's."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence or a few, and the way to what they rest on."""

    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphs:
    """Claims one after the other; as a list where `listed`."""

    claims: tuple[Claim, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading within a section. `id` is unique in the report; `level` 3, or 4 below another.

    `new_page`: on paper it begins a page.
    """

    text: str
    id: str = ""
    level: int = 3
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Names with their values, such as Outcome: an example of the last month."""

    items: tuple[tuple[str, str], ...]


Block = Paragraphs | Heading | Pairs | DataTable | Chart | Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """A section: its id on the page, its title, what stands in it. `new_page`: on paper it begins a page."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyReport:
    """The report of a study in one language, in the order in which it is read."""

    frame: PageFrame
    sections: tuple[ReportSection, ...]
