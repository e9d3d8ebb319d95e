"""Runs R's multilevel models beside ours, where R and its packages are installed.

On Debian: apt-get install r-base-core r-cran-lme4 r-cran-ordinal r-cran-glmmtmb. R runs in a process of its
own. Run: python bench/multilevel_r.py to see which versions are there.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from canllaw.theory.estimating.records import Fit, ModelData

SCRIPT = """
suppressMessages({library(lme4); library(ordinal)})
a <- commandArgs(TRUE)
d <- read.csv(a[1]); d$y <- if (a[2] == "ordinal") factor(d$y) else d$y
d$authority <- factor(d$authority); d$team <- factor(paste(d$authority, d$team))
f <- as.formula(a[3]); points <- as.integer(a[4])
tick <- proc.time()[["elapsed"]]
if (a[2] == "ordinal") m <- clmm(f, data = d, nAGQ = points) else
  m <- glmer(f, data = d, family = binomial, nAGQ = points,
             control = glmerControl(optimizer = "bobyqa", calc.derivs = TRUE))
s <- summary(m); seconds <- proc.time()[["elapsed"]] - tick
put <- function(name, values) cat(name, format(values, digits = 12), "\\n")
put("seconds", seconds)
put("likelihood", as.numeric(logLik(m)))
found <- if (a[2] == "ordinal") coef(m) else fixef(m)
put("estimates", found)
put("errors", s$coefficients[seq_along(found), 2])
put("sds", sapply(VarCorr(m), function(v) sqrt(v[1])))
"""
VERSIONS = """
for (name in c("lme4", "ordinal", "glmmTMB")) cat(name, as.character(packageVersion(name)), "")
cat(R.version.string)
"""


@dataclass(frozen=True)
class RFit:
    """What R found: cut points or intercept first, then slopes; standard deviations of authority, team."""

    seconds: float
    likelihood: float
    estimates: np.ndarray
    errors: np.ndarray
    sds: np.ndarray


def find_versions() -> str | None:
    """R and its packages by version; None where they are not installed."""
    if shutil.which("Rscript") is None:
        return None
    said = subprocess.run(["Rscript", "-e", VERSIONS], capture_output=True, text=True, check=False)
    return said.stdout if said.returncode == 0 else None


def fit_in_r(data: ModelData, *, ordinal: bool, points: int) -> RFit:
    """lme4's glmer or ordinal's clmm on the same rows. With teams R has Laplace's approximation only."""
    terms = [*(f"x{number}" for number in range(len(data.names))), "(1 | authority)"]
    columns = [data.y, data.cluster, np.zeros_like(data.y) if data.team is None else data.team, *data.x.T]
    if data.team is not None:
        terms.append("(1 | team)")
    head = ",".join(["y", "authority", "team", *terms[: len(data.names)]])
    with tempfile.TemporaryDirectory() as folder:
        table, script = Path(folder, "answers.csv"), Path(folder, "fit.R")
        np.savetxt(table, np.column_stack(columns), delimiter=",", header=head, comments="", fmt="%.10g")
        script.write_text(SCRIPT, "utf-8")
        kind = "ordinal" if ordinal else "binary"
        command = ["Rscript", str(script), str(table), kind, "y ~ " + " + ".join(terms), str(points)]
        said = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = {line.split()[0]: line.split()[1:] for line in said.stdout.splitlines() if line.split()}
    found = {name: np.array(values, float) for name, values in lines.items() if name in RFit.__annotations__}
    sds = found["sds"]
    return RFit(
        seconds=float(found["seconds"][0]),
        likelihood=float(found["likelihood"][0]),
        estimates=found["estimates"],
        errors=found["errors"],
        sds=sds,
    )


def compare(fit: Fit, theirs: RFit) -> str:
    """How far apart log-likelihood, estimates with standard deviations, and errors are."""
    ours = np.concatenate((fit.estimates, np.sort(fit.sds)))
    other = np.concatenate((theirs.estimates, np.sort(theirs.sds)))
    apart = np.abs(ours / other - 1).max()
    errors = np.abs(fit.errors / theirs.errors - 1).max()
    return (
        f"log-likelihood {fit.log_likelihood:.4f}, theirs {theirs.likelihood:.4f}; "
        f"estimates {apart:.2%} apart at most, errors {errors:.2%}"
    )


if __name__ == "__main__":
    print(find_versions() or "R with lme4, ordinal and glmmTMB is not installed.")
