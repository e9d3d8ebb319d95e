"""What difference each hypothesis makes by the survey, drawn: people in 100 with their intervals."""

from collections.abc import Iterator, Sequence

from canllaw.basics.findings import Quantity
from canllaw.basics.language import Language, message, say
from canllaw.report.axes import Axis, Reference
from canllaw.report.charts import Chart, ChartWords
from canllaw.report.interval_charts import Interval, make_interval_chart
from canllaw.theory.hypotheses.hypotheses import Hypothesis, StrandName
from canllaw.theory.verdicts import HypothesisVerdict

DIFFERENCE, WHERE_HIGH = "difference", "difference where the other is high"
WIDEST = 100
STEP = 10
EFFECTS = ChartWords(
    title=message("What difference each makes, by the survey"),
    description=message(
        "How many more or fewer people in 100 show the outcome, with the interval of 95 %. Where it crosses "
        "the line, the difference may be none."
    ),
    heading=message("Hypothesis"),
    value=message("More people in 100"),
)
NO_DIFFERENCE = Reference(value=0, words=message("no difference"))
NOT_TESTED = message("cannot tell")


def make_effect_chart(verdicts: Sequence[HypothesisVerdict], language: Language) -> Iterator[Chart]:
    """A row a hypothesis, named by what makes the difference; no chart where the survey found none."""
    intervals = [make_interval(each, language) for each in verdicts]
    reach = [abs(end) for each in intervals for end in (each.low, each.high) if end is not None]
    if reach:
        far = min(WIDEST, STEP * (int(max(reach) // STEP) + 1))
        axis = Axis(low=-far, high=far)
        yield make_interval_chart("chart-effects", intervals, axis, EFFECTS, language, NO_DIFFERENCE)


def make_interval(verdict: HypothesisVerdict, language: Language) -> Interval:
    """Of what makes a difference only together with something else, the difference where that is there."""
    label = name_context(verdict.hypothesis, language)
    found = find_quantity(verdict, WHERE_HIGH) or find_quantity(verdict, DIFFERENCE)
    if found is None or found.low is None or found.high is None:
        return Interval(label=label, value=None, missing=NOT_TESTED)
    return Interval(
        label=label, value=100 * found.value, low=100 * found.low, high=100 * found.high, n=found.n
    )


def find_quantity(verdict: HypothesisVerdict, name: str) -> Quantity | None:
    survey = verdict.strand(StrandName.SURVEY)
    findings = survey.findings if survey else ()
    return next((each for finding in findings for each in finding.quantities if each.name == name), None)


def name_context(hypothesis: Hypothesis, language: Language) -> str:
    title = hypothesis.context.title(language)
    if not title:
        return hypothesis.key
    other = hypothesis.together.title(language) if hypothesis.together else ""
    words = (
        say(message("{context} (with: {other})", context=title, other=other), language) if other else title
    )
    return f"{hypothesis.key}: {words}"
