"""How likely it is that a sentence with "shall" or "must" asks something of someone.

A logistic regression over the signs of `obligation_signs`, trained by `scripts/train_obligation.py` on
sentences of EU law labelled by legal experts (Apache-2.0, nature-of-eu-rules). The weights ship with the
package; nothing is fetched.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from canllaw.guidance.obligation_signs import find_signs

MODEL = "obligation_model.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationModel:
    """The weight of each sign, and where the scale begins."""

    intercept: float
    weights: dict[str, float]


@cache
def read_model() -> ObligationModel:
    content = json.loads(files(__package__).joinpath(MODEL).read_text(encoding="utf-8"))
    return ObligationModel(intercept=content["intercept"], weights=content["weights"])


def judge_obligation(sentence: str) -> float:
    """The probability, from 0 to 1, that the sentence puts an obligation on somebody."""
    return weigh(find_signs(sentence), read_model())


def weigh(signs: dict[str, float], model: ObligationModel) -> float:
    score = model.intercept + sum(value * model.weights.get(sign, 0.0) for sign, value in signs.items())
    return 1.0 / (1.0 + math.exp(-score))
