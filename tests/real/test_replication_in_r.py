"""R finds the numbers of the example study, by the scripts that stand in its replication material."""

import csv
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from canllaw.study import run_study

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "first-study"
SCRIPTS = Path(__file__).resolve().parents[2] / "canllaw" / "report" / "replication_scripts"
PATIENCE = 300


def has_r(*packages: str) -> bool:
    if shutil.which("Rscript") is None:
        return False
    asked = " && ".join(f"requireNamespace('{name}', quietly = TRUE)" for name in packages or ("stats",))
    words = ["Rscript", "-e", f"cat({asked})"]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.endswith("TRUE")


@pytest.fixture(scope="module")
def r() -> None:
    if not has_r("lme4"):
        pytest.skip("R with the package lme4 is not here: on Debian, apt install r-cran-lme4")


def put_study(folder: Path) -> Path:
    ignored = shutil.ignore_patterns("results", "private", "registered.csv", "guidance")
    shutil.copytree(EXAMPLE, folder, ignore=ignored)
    definition = folder / "study.toml"
    words = definition.read_text(encoding="utf-8")
    # Without the guidance; it takes longest to read, and only H1 asks for it.
    definition.write_text(re.sub(r"\[\[editions\]\][^\[]*", "", words), encoding="utf-8")
    return folder


def keep_hypotheses(study: Path, *keys: str) -> None:
    for path in (study / "theory").glob("H*.toml"):
        if path.stem not in keys:
            path.unlink()


def drop_teams(study: Path) -> None:
    for path in (study / "evidence").glob("*.map.toml"):
        words = path.read_text(encoding="utf-8")
        path.write_text(words.replace('[[people]]\ncolumn = "team"\nmeans = "team"\n', ""), encoding="utf-8")


def write_material(study: Path) -> Path:
    run_study(study)
    return study / "evidence" / "private" / "replication"


def run_script(material: Path, name: str) -> str:
    asked = ["Rscript", name]
    done = subprocess.run(asked, cwd=material, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    return done.stdout


def compared(material: Path, name: str) -> list[dict[str, str]]:
    with (material / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def farthest(found: list[dict[str, str]], with_: str, what: str, *, relative: bool) -> float:
    """The largest difference among the numbers of a kind, in parts of the number where `relative`."""
    gaps = list(find_gaps(found, with_, what, relative=relative))
    assert gaps, f"{with_} was asked for the {what}"
    return max(gaps)


def find_gaps(found: list[dict[str, str]], with_: str, what: str, *, relative: bool) -> Iterator[float]:
    for each in found:
        if each["with"].startswith(with_) and each["what"].startswith(what):
            ours, theirs = float(each["ours"]), float(each["R"])
            yield abs(theirs - ours) / (abs(ours) if relative else 1)


@pytest.fixture(scope="module")
def material(r: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_material(put_study(tmp_path_factory.mktemp("in-r") / "study"))


def test_people_in_teams_are_as_lme4_has_them_by_laplace(material: Path):
    assert run_script(material, "survey.R").splitlines()[-1] == "Not equal: 0"
    found = compared(material, "compared-survey.csv")
    assert farthest(found, "lme4, Laplace", "log-likelihood", relative=False) < 0.001
    assert farthest(found, "lme4, Laplace", "standard error", relative=True) < 0.001
    assert farthest(found, "lme4, restricted", "standard error", relative=True) < 0.001
    # What was told comes from a finer quadrature than lme4 has; the likelihood written out in R has it too.
    written_out = "the likelihood written out"
    assert farthest(found, written_out, "log-likelihood", relative=False) < 0.01
    assert farthest(found, written_out, "standard error", relative=True) < 0.005
    assert farthest(found, written_out, "error from authorities", relative=True) < 0.005
    assert farthest(found, written_out, "difference in chances", relative=False) < 0.0005
    assert farthest(found, "both models", "difference through", relative=False) < 0.0005


def test_people_in_authorities_are_as_lme4_has_them_with_25_nodes(r: None, tmp_path: Path):
    study = put_study(tmp_path / "study")
    keep_hypotheses(study, "H2", "H4")
    drop_teams(study)
    own = write_material(study)
    assert run_script(own, "survey.R").splitlines()[-1] == "Not equal: 0"
    found = compared(own, "compared-survey.csv")
    assert farthest(found, "lme4, nodes: 25", "log-likelihood", relative=False) < 0.001
    assert farthest(found, "lme4, nodes: 25", "standard error", relative=True) < 0.001
    assert farthest(found, "the likelihood written out", "log-likelihood", relative=False) < 0.001


def test_weighted_answers_are_as_glmmtmb_has_them(r: None, tmp_path: Path):
    if not has_r("glmmTMB"):
        pytest.skip("the R package glmmTMB is not here: on Debian, apt install r-cran-glmmtmb")
    study = put_study(tmp_path / "study")
    keep_hypotheses(study, "H2", "H4")
    definition = study / "study.toml"
    definition.write_text(f"weight_to_staff = true\n{definition.read_text('utf-8')}", encoding="utf-8")
    own = write_material(study)
    assert run_script(own, "survey.R").splitlines()[-1] == "Not equal: 0"
    found = compared(own, "compared-survey.csv")
    assert farthest(found, "glmmTMB", "log-likelihood", relative=False) < 0.001
    assert farthest(found, "the likelihood written out", "error from authorities", relative=True) < 0.005


def test_a_mechanism_that_is_a_yes_or_no_has_a_logistic_model_of_its_own(r: None, tmp_path: Path):
    study = put_study(tmp_path / "study")
    keep_hypotheses(study, "H4")
    path = study / "theory" / "H4.toml"
    words = path.read_text(encoding="utf-8")
    yes_or_no = 'kind = "scale"\nkey = "confidence"\nat_least = 3.5\n'
    words = words.replace('kind = "scale"\nkey = "confidence"\nlow = 2\nhigh = 4\n', yes_or_no, 1)
    path.write_text(words, encoding="utf-8")
    own = write_material(study)
    kinds = {each["model"]: each["kind"] for each in compared(own, "models.csv")}
    assert kinds["H4 mechanism"] == "logistic"
    assert run_script(own, "survey.R").splitlines()[-1] == "Not equal: 0"
    found = compared(own, "compared-survey.csv")
    assert farthest(found, "both models", "difference through", relative=False) < 0.0005
    assert {each["model"] for each in found if each["with"] == "lme4, Laplace"} == set(kinds)


def test_a_number_that_is_not_rs_is_named(r: None, tmp_path: Path):
    study = put_study(tmp_path / "study")
    keep_hypotheses(study, "H2")
    own = write_material(study)
    path = own / "expected-models.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    (at,) = (at for at, line in enumerate(lines) if line.startswith("H2 difference,laplace,log-likelihood,,"))
    value = float(lines[at].split(",")[4])
    lines[at] = f"H2 difference,laplace,log-likelihood,,{value + 0.01},,"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    last = run_script(own, "survey.R").splitlines()[-2:]
    assert last[0] == "Not equal: 1"
    assert last[1].startswith("  H2 difference | lme4, Laplace | log-likelihood: ")


def test_authorities_compared_are_as_plain_r_has_them(material: Path):
    """Where QCA and cna are installed, every model and every atomic solution is compared too."""
    told = run_script(material, "cases.R").splitlines()
    assert told[-1] == "Not equal: 0"
    found = {each["with"] for each in compared(material, "compared-cases.csv")}
    for name in ("QCA", "cna"):
        left_out = [line for line in told if line.startswith(f"The R package {name} is not installed here")]
        assert (name in found) is not bool(left_out)
    assert "plain R" in found


def test_the_absence_of_an_outcome_is_compared_too(r: None, tmp_path: Path):
    study = put_study(tmp_path / "study")
    keep_hypotheses(study, "H6")
    path = study / "theory" / "H6.toml"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace('area = "plan"', 'area = "plan"\ndirection = "less"', 1), encoding="utf-8")
    own = write_material(study)
    outcomes = {each["outcome"] for each in compared(own, "expected-truth-tables.csv")}
    assert outcomes == {"use", "~use"}
    assert run_script(own, "cases.R").splitlines()[-1] == "Not equal: 0"


@pytest.mark.parametrize("name", ["survey.R", "likelihood.R", "cases.R"])
def test_r_can_read_each_script(name: str):
    if not has_r():
        pytest.skip("R is not here: on Debian, apt install r-base-core")
    words = ["Rscript", "-e", f"invisible(parse('{SCRIPTS / name}'))"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
