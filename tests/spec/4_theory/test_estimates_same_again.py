"""The same answers give the same estimates to the last digit, in whatever run and on however many threads."""

import subprocess
import sys

FIT = """
import numpy as np
from canllaw.theory.estimating import fitting
from canllaw.theory.estimating.records import ModelData

random = np.random.default_rng(7)
team = np.repeat(np.arange(600), 5)
x = random.normal(size=(3000, 2))
chance = 1 / (1 + np.exp(-x @ [0.8, -0.4] - random.normal(size=600)[team]))
y = (random.random(3000) < chance).astype(np.int64)
data = ModelData(y=y, x=x, names=("a", "b"), cluster=team // 30, team=team)
found = fitting.fit_binary(data)
numbers = [*found.estimates, *found.errors, found.log_likelihood, found.sd_authority, found.sd_team]
print([float(each).hex() for each in numbers])
"""


def test_runs_of_their_own_find_the_same_to_the_last_digit() -> None:
    runs = [
        subprocess.run([sys.executable, "-c", FIT], capture_output=True, text=True, check=True).stdout
        for _ in range(4)
    ]
    assert runs[0].startswith("['") and runs == [runs[0]] * 4
