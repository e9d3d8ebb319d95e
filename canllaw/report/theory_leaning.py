"""By which declared rule each kind of evidence leans, as it is printed beside the verdicts."""

from canllaw.basics.language import Message, message
from canllaw.theory.hypotheses.hypotheses import StrandName
from canllaw.theory.said_strand_sources import FEWEST_SOURCES, TIMES_AHEAD

LEANING_RULES: dict[StrandName, Message] = {
    StrandName.SURVEY: message(
        "For: the whole interval lies on the side that the hypothesis expects, and the difference is at "
        "least the smallest that matters. Against: even the far end of the interval is less than the "
        "smallest that matters. Otherwise it cannot tell."
    ),
    StrandName.CASES: message(
        "For: every explanation that fits needs the circumstances, consistently enough; that stays so when "
        "lines are drawn a little differently; and chance hardly ever does as well. Against: no explanation "
        "needs them, though most authorities that have them lack the outcome. Both: some explanations need "
        "them and others do not. Otherwise it cannot tell. The thresholds stand in the column settings of "
        "the table numbers."
    ),
    StrandName.INTERVIEWS: message(
        "Interviews are counted, not passages. The side that is ahead has at least {fewest} interviews and "
        "at least {times} times those of the other side. Both: enough interviews, and neither side so far "
        "ahead. Otherwise it cannot tell.",
        fewest=FEWEST_SOURCES,
        times=TIMES_AHEAD,
    ),
    StrandName.OBSERVATIONS: message(
        "As the survey, for shares of occasions; each side needs as many occasions as the study's smallest "
        "number that may be shown."
    ),
    StrandName.RECORDS: message(
        "For: the whole interval of the correlation lies on the side that the hypothesis expects. Against: "
        "all of it lies on the other side. Otherwise it cannot tell."
    ),
}
