"""Estimates, errors and log-likelihoods of the multilevel models beside those of lme4, glmmTMB and ordinal.

    python bench/multilevel_figures.py [REFERENCE]

The figures of R lie in ../shared/reference/multilevel beside the checkout, or in the folder named. Where R is
installed, real surveys (../shared/data/surveys) are fitted by both sides as well.
"""

import csv
import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from multilevel_r import compare, find_versions, fit_in_r

from canllaw.theory.estimating.departures import estimate_departures
from canllaw.theory.estimating.fitting import fit_binary, fit_ordinal
from canllaw.theory.estimating.records import Fit, ModelData

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT.parent / "shared" / "reference" / "multilevel"
SURVEYS = ROOT.parent / "shared" / "data" / "surveys"
NAMES = ("x1", "x2", "x3", "x4", "x5")
CLOSE = 0.001


@dataclass(frozen=True)
class Peer:
    """How a file of results was made: the column, whether teams count, and the points of quadrature."""

    name: str
    column: str
    points: int
    teams: bool = False


PEERS = (
    Peer("glmer_agq25", "y", 25),
    Peer("glmer_laplace", "y", 1),
    Peer("tmb", "y", 1),
    Peer("clmm_agq10", "o", 10),
    Peer("clmm_laplace", "o", 1),
    Peer("clmm_laplace", "o", 10),
    Peer("glmer_3lev", "yt", 1, teams=True),
    Peer("tmb_3lev", "yt", 1, teams=True),
    Peer("tmb_3lev", "yt", 7, teams=True),
    Peer("clmm_3lev", "ot", 1, teams=True),
    Peer("clmm_3lev", "ot", 7, teams=True),
)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REFERENCE
    if folder.is_dir():
        for answers, authorities in ((2_000, 22), (2_000, 200), (50_000, 22), (50_000, 200)):
            for peer in PEERS:
                path = folder / f"{peer.name}_{answers}_{authorities}.json"
                if path.exists():
                    print(
                        f"{path.stem}, {peer.points} points: {compare_with(peer, path, answers, authorities)}"
                    )
        compare_cbpp(folder)
    else:
        print(f"Nothing was compared: the figures of R are absent. They were looked for at {folder}.")
    versions = find_versions()
    if versions is None:
        print("R is not installed: real surveys were not compared.")
    elif SURVEYS.is_dir():
        print(versions)
        compare_surveys()


def read_survey(folder: Path, answers: int, authorities: int, column: str, *, teams: bool) -> ModelData:
    table = np.genfromtxt(folder / f"survey_{answers}_{authorities}.csv", delimiter=",", names=True)
    return ModelData(
        y=table[column].astype(np.int64),
        x=np.column_stack([table[name] for name in NAMES]),
        names=NAMES,
        cluster=table["auth"].astype(np.int64),
        team=table["team"].astype(np.int64) if teams else None,
    )


def compare_with(peer: Peer, path: Path, answers: int, authorities: int) -> str:
    theirs = json.loads(path.read_text("utf-8"))
    data = read_survey(path.parent, answers, authorities, peer.column, teams=peer.teams)
    fit = (fit_ordinal if peer.column.startswith("o") else fit_binary)(data, peer.points)
    assert isinstance(fit, Fit), "there is enough to fit"
    sds = [theirs["est"]["auth"]] + ([theirs["est"]["team"]] if peer.teams else [])
    fixed = [value for name, value in theirs["est"].items() if name not in ("auth", "team")]
    apart = np.abs(np.concatenate((fit.estimates / fixed, fit.sds / sds)) - 1).max()
    errors = np.abs(fit.errors / list(theirs["se"].values())[: len(fit.errors)] - 1).max()
    modes = [one.value for one in estimate_departures(fit, data)]
    off = np.abs(np.array(modes) - theirs["ranef"]["auth"]).max()
    more = fit.log_likelihood - theirs["logLik"]
    held = abs(more) < CLOSE and apart < CLOSE and errors < CLOSE
    return (
        f"log-likelihood {more:+.5f}, estimates {apart:.4%}, errors {errors:.4%}, "
        f"authorities {off:.5f}{'' if held else ' (beyond the tolerances)'}"
    )


def compare_cbpp(folder: Path) -> None:
    """Cows in herds, an answer a cow. lme4 counts the likelihood from that of the saturated model."""
    path = SURVEYS / "lme4" / "cbpp.csv"
    if not path.exists():
        return
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    ill, size = (np.array([int(row[name]) for row in rows]) for name in ("incidence", "size"))
    y = np.concatenate([np.repeat((1, 0), (one, of - one)) for one, of in zip(ill, size, strict=True)])
    period, herd = (np.repeat([int(row[name]) for row in rows], size) for name in ("period", "herd"))
    x = np.column_stack([(period == number).astype(float) for number in (2, 3, 4)])
    data = ModelData(y=y, x=x, names=("period2", "period3", "period4"), cluster=herd)
    theirs = json.loads((folder / "classic.json").read_text("utf-8"))["cbpp_agq25"]
    fit = fit_binary(data)
    assert isinstance(fit, Fit), "there is enough to fit"
    parts = [
        part * np.log(part / of)
        for one, of in zip(ill, size, strict=True)
        for part in (one, of - one)
        if part
    ]
    more = fit.log_likelihood - sum(parts) - theirs["logLik"]
    apart = np.abs(fit.estimates / list(theirs["fixef"].values()) - 1).max()
    errors = np.abs(fit.errors / list(theirs["se"].values()) - 1).max()
    spread = fit.sd_authority / theirs["sd"]["herd"] - 1
    print(
        f"cbpp, 25 points: log-likelihood {more:+.5f}, estimates {apart:.4%}, errors {errors:.4%}, "
        f"standard deviation {spread:+.4%}"
    )


def compare_surveys() -> None:
    """Real surveys by both sides; the points are those that R can do."""
    for name, data, ordinal, points in make_surveys():
        fit = (fit_ordinal if ordinal else fit_binary)(data, points)
        assert isinstance(fit, Fit), "there is enough to fit"
        print(f"{name}, {points} points: {compare(fit, fit_in_r(data, ordinal=ordinal, points=points))}")


def make_surveys() -> list[tuple[str, ModelData, bool, int]]:
    army = read_columns(SURVEYS / "r_multilevel" / "bhr2000.csv")
    hours = np.column_stack([army["HRS"].astype(float), army["RELIG"].astype(float)])
    items = {"cluster": army["GRP"].astype(int), "x": hours, "names": ("hours", "religion")}
    leads = army["AF06"].astype(int)
    verbs = read_columns(SURVEYS / "lme4" / "VerbAgg.csv")
    swears = np.column_stack(
        [
            verbs["Anger"].astype(float),
            verbs["Gender"] == "M",
            verbs["btype"] == "scold",
            verbs["btype"] == "shout",
            verbs["situ"] == "self",
        ]
    ).astype(float)
    people = {
        "cluster": verbs["id"].astype(int),
        "x": swears,
        "names": ("anger", "man", "scold", "shout", "self"),
    }
    says = np.searchsorted(np.array(["no", "perhaps", "yes"]), verbs["resp"])
    births = read_columns(SURVEYS / "r_mlmRev" / "guPrenat.csv")
    mothers = np.column_stack(
        [
            births["childAge"] == "3+",
            births["motherAge"] == "25+",
            births["indig"] != "Ladino",
            births["TV"] == "daily",
        ]
    ).astype(float)
    care = ModelData(
        y=(births["prenat"] == "Modern").astype(int),
        x=np.column_stack((mothers, births["pcInd81"].astype(float), births["ssDist"].astype(float))),
        names=("child", "mother", "indigenous", "television", "share", "distance"),
        cluster=births["cluster"].astype(int),
        team=births["mom"].astype(int),
    )
    return [
        ("bhr2000, AF06 in 99 companies", ModelData(y=leads, **items), True, 10),
        ("bhr2000, AF06 above 3", ModelData(y=(leads > 3).astype(int), **items), False, 25),
        ("VerbAgg, answers of 316 people", ModelData(y=says, **people), True, 10),
        ("VerbAgg, no or not", ModelData(y=(says > 0).astype(int), **people), False, 25),
        ("guPrenat, children in communities", replace(care, team=None), False, 25),
    ]


def read_columns(path: Path) -> dict[str, np.ndarray]:
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


if __name__ == "__main__":
    main()
