"""Python's other multilevel models on the reference surveys, correctness first.

    python bench/multilevel_peers.py PYTHON

PYTHON is the interpreter of an environment with mixedlm, statsmodels and gpboost, as far as they are there;
none is a dependency. The surveys lie in ../shared/reference/multilevel.
"""

import json
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "reference" / "multilevel"
SURVEYS = ((2_000, 22), (2_000, 200), (50_000, 22))
SECONDS = 600
READ = """
import sys, time, warnings, json
warnings.filterwarnings("ignore")
import numpy as np, pandas as pd
d = pd.read_csv(sys.argv[1])
X = d[["x1", "x2", "x3", "x4", "x5"]]
tick = time.perf_counter()
"""
TELL = """
print("\\n" + json.dumps({"seconds": time.perf_counter() - tick, "fact": fact, "error": error, "sd": sd}))
"""
PEERS = {
    "mixedlm, 25 points": """
import mixedlm
from mixedlm.families import Binomial
m = mixedlm.glmer("y ~ x1 + x2 + x3 + x4 + x5 + (1 | auth)", d, family=Binomial(), nAGQ=25)
fact = m.fixef()["x5"]
error = float(np.sqrt(np.diag(m.vcov()))[5])
sd = float(np.ravel(m.theta)[0])
""",
    "statsmodels, variational": """
from statsmodels.genmod.bayes_mixed_glm import BinomialBayesMixedGLM
m = BinomialBayesMixedGLM.from_formula("y ~ x1 + x2 + x3 + x4 + x5", {"a": "0 + C(auth)"}, d).fit_vb()
fact, error, sd = float(m.fe_mean[5]), float(m.fe_sd[5]), float(np.exp(m.vcp_mean[0]))
""",
    "gpboost": """
import gpboost
X = np.column_stack((np.ones(len(d)), X))
m = gpboost.GPModel(group_data=d["auth"].to_numpy(), likelihood="bernoulli_logit")
m.fit(y=d["y"].to_numpy(float), X=X)
found = np.asarray(m.get_coef(std_err=True, format_pandas=False))
sd = float(np.sqrt(np.ravel(m.get_cov_pars(format_pandas=False))[0]))
fact, error = float(found[0][5]), float(found[1][5])
""",
}


def main() -> None:
    if len(sys.argv) < 2 or not FOLDER.is_dir():
        print(
            f"Nothing was compared: name a Python that has the packages; surveys are looked for at {FOLDER}."
        )
        return
    print("Slope of the fact about authorities, its error, standard deviation between authorities, seconds")
    for answers, authorities in SURVEYS:
        r = json.loads((FOLDER / f"glmer_agq25_{answers}_{authorities}.json").read_text("utf-8"))
        print(f"{answers:,} answers in {authorities} authorities")
        print(f"  lme4, 25 points: {r['est']['x5']:.4f}, {r['se']['x5']:.4f}, {r['est']['auth']:.4f}")
        for name, script in PEERS.items():
            path = FOLDER / f"survey_{answers}_{authorities}.csv"
            command = [sys.argv[1], "-c", READ + script + TELL, str(path)]
            try:
                said = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
            except subprocess.TimeoutExpired:
                print(f"  {name}: stopped after {SECONDS} s")
                continue
            if said.returncode:
                print(f"  {name}: failed ({said.stderr.strip().splitlines()[-1][:90]})")
                continue
            found = json.loads(said.stdout.strip().splitlines()[-1])
            numbers = ", ".join(f"{found[part]:.4f}" for part in ("fact", "error", "sd"))
            print(f"  {name}: {numbers}; {found['seconds']:.1f} s")


if __name__ == "__main__":
    main()
