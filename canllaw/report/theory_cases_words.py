"""The words of the comparison of authorities: its columns, its kinds of explanation, its combinations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Bilingual, Language, Message, message, say, say_value
from canllaw.theory.cases.records import CasesAnalysis, title_of
from canllaw.theory.configuring.solutions import SolutionKind
from canllaw.theory.configuring.terms import Literal
from canllaw.theory.configuring.truth_tables import Output

CONSISTENCY = message("Consistency")
PRI = message("PRI")
COVERAGE = message("Coverage")
UNIQUE = message("Coverage of its own")
AUTHORITIES = message("Authorities")
COLUMNS: dict[str, Message] = {
    "outcome": message("Outcome"),
    "cases": AUTHORITIES,
    "cases with the outcome": message("Of these, as the heading says"),
    "consistency": CONSISTENCY,
    "PRI": PRI,
    "output": message("Leads to it"),
    "named cases": message("Those that may be named"),
    "condition": message("Condition"),
    "relevance": message("Relevance"),
    "coverage": COVERAGE,
    "solution": message("What was assumed of combinations that no authority has"),
    "model": message("Explanation"),
    "term": message("Combination"),
    "unique coverage": UNIQUE,
    "model consistency": message("Consistency of the whole"),
    "model PRI": message("PRI of the whole"),
    "model coverage": message("Coverage of the whole"),
    "changed": message("What was drawn differently"),
    "set": message("Of what"),
    "setting": message("By how much, or to what"),
    "in models": message("Explanations that need the circumstances"),
    "authorities with the circumstances": message("Authorities with the circumstances"),
    "of these as expected": message("Of these, as expected"),
    "leaning": message("What it says then"),
}
ASSUMED: dict[str, Message] = {
    SolutionKind.CONSERVATIVE: message("nothing (conservative)"),
    SolutionKind.PARSIMONIOUS: message("whatever makes it shortest (parsimonious)"),
    SolutionKind.INTERMEDIATE: message("only what the hypothesis expects (intermediate)"),
}
OUTPUTS: dict[str, Message] = {
    Output.PRESENT: message("yes"),
    Output.ABSENT: message("no"),
    Output.CONTRADICTION: message("contradictory"),
    Output.REMAINDER: message("too few authorities"),
}
CHANGED: dict[str, Message] = {
    "anchors": message("the line between having it and not"),
    "consistency": message("how consistent a combination must be"),
    "frequency": message("how many authorities a combination needs"),
}
BEARINGS: dict[str, Message] = {
    "all": message("all"),
    "some": message("some"),
    "none": message("none"),
}
THERE, NOT_THERE = message("yes"), message("no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Titles of conditions and outcome by their keys in small letters, of authorities by their codes."""

    titles: Mapping[str, Bilingual]
    authorities: Mapping[str, Bilingual]
    language: Language

    def literal(self, key: str, *, present: bool) -> str:
        title = self.titles.get(key.casefold(), Bilingual(key, key))
        if present:
            return say(message("“{condition}”", condition=title), self.language)
        return say(message("without “{condition}”", condition=title), self.language)

    def expression(self, name: str) -> str:
        """champions*~culture: “Champions” and without “Supportive culture”. Plus signs are read as or."""
        return self.either([self.term(each) for each in name.split(" + ")])

    def term(self, name: str) -> str:
        parts = [self.literal(each.lstrip("~"), present=not each.startswith("~")) for each in name.split("*")]
        return self.together(parts)

    def disjuncts(self, several: Sequence[Sequence[Literal]]) -> str:
        """Combinations of which each is enough."""
        return self.either(
            [
                self.together([self.literal(one.condition, present=bool(one.value)) for one in each])
                for each in several
            ]
        )

    def either(self, parts: Sequence[str]) -> str:
        whole = parts[0]
        for part in parts[1:]:
            whole = say(message("{first}; or {second}", first=whole, second=part), self.language)
        return whole

    def together(self, parts: Sequence[str]) -> str:
        whole = parts[0]
        for part in parts[1:]:
            whole = say(message("{first} and {second}", first=whole, second=part), self.language)
        return whole

    def authority(self, code: str) -> str:
        return str(say_value(self.authorities.get(code, code), self.language))

    def title(self, key: str) -> str | None:
        title = self.titles.get(key.casefold())
        return None if title is None else (title.cy if self.language is Language.WELSH else title.en)


def make_names(analysis: CasesAnalysis, language: Language) -> Names:
    sets = analysis.cases.sets
    return Names(
        titles={each.key.casefold(): title_of(each) for each in sets},
        authorities=dict(zip(analysis.cases.names, analysis.titles, strict=True)),
        language=language,
    )
