"""Reads what is true in the example study's evidence: `examples/first-study/key/evidence-truth.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

STUDY = Path(__file__).parents[1] / "examples" / "first-study"


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """The effects and spreads of the generating model, by name, and the hypotheses as they are written."""

    effects: dict[str, float]
    spread: dict[str, float]
    set_apart: dict[str, float]
    supportive: tuple[str, ...]
    hypotheses: tuple[dict[str, object], ...]

    def hypothesis(self, key: str) -> dict[str, object]:
        return next(each for each in self.hypotheses if each["key"] == key)


def read_truth() -> Truth:
    written = tomllib.loads((STUDY / "key" / "evidence-truth.toml").read_text("utf-8"))
    return Truth(
        effects=written["effects"],
        spread=written["spread"],
        set_apart=written["set_apart"],
        supportive=tuple(written["culture"]["supportive"]),
        hypotheses=tuple(written["hypotheses"]),
    )
