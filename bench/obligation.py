"""Obligation or not: accuracy on labelled sentences of EU law, by repeated stratified cross-validation.

Usage: python bench/obligation.py [DATA]. Ten folds, repeated with ten seeds; in every fold the signs
that count and their weights are learnt from the other nine folds only. Prints the mean, the spread over
seeds, and two baselines. With `--doubtful` it also prints the sentences where every repetition disagrees
firmly with the label, by a short hash.
"""

import hashlib
import statistics
import sys
from pathlib import Path

from sklearn.model_selection import StratifiedKFold

from bench.data_folder import find_data
from canllaw.guidance.obligation import ObligationModel, weigh
from canllaw.guidance.obligation_signs import find_signs
from scripts.train_obligation import read_labels, train

LABELS = Path("labelled", "eu_rules", "labels.json")
SEEDS = range(10)
PUBLISHED = 0.868


def cross_validate(signs: list[dict[str, float]], labels: list[int], seed: int) -> list[float]:
    """The probability of each sentence, judged by a model that has not seen it."""
    judged = [0.0] * len(labels)
    for learn, test in StratifiedKFold(n_splits=10, shuffle=True, random_state=seed).split(signs, labels):
        intercept, weights = train([signs[at] for at in learn], [labels[at] for at in learn])
        model = ObligationModel(intercept=intercept, weights=weights)
        for at in test:
            judged[at] = weigh(signs[at], model)
    return judged


def share_right(judged: list[float], labels: list[int]) -> float:
    return sum((value > 0.5) == bool(label) for value, label in zip(judged, labels, strict=True)) / len(
        labels
    )


def main() -> None:
    sentences, labels = read_labels(find_data() / LABELS)
    signs = [find_signs(sentence) for sentence in sentences]
    runs = [cross_validate(signs, labels, seed) for seed in SEEDS]
    accuracies = [share_right(judged, labels) for judged in runs]
    print(f"{len(sentences)} sentences, {sum(labels)} regulatory")
    print(f"every sentence regulatory: {sum(labels) / len(labels):.3f}; published model: {PUBLISHED}")
    print(f"accuracy, mean of {len(runs)} x 10 folds: {statistics.mean(accuracies):.4f}")
    seeds = ", ".join(f"{accuracy:.4f}" for accuracy in accuracies)
    print(f"by seed: {seeds}; spread {statistics.stdev(accuracies):.4f}")
    if "--doubtful" in sys.argv:
        print_doubtful(sentences, labels, runs)


def print_doubtful(sentences: list[str], labels: list[int], runs: list[list[float]]) -> None:
    for at, sentence in enumerate(sentences):
        furthest = min(abs(judged[at] - labels[at]) for judged in runs)
        if furthest > 0.8:
            short = hashlib.sha256(sentence.encode()).hexdigest()[:8]
            print(
                short,
                "regulatory" if labels[at] else "constitutive",
                f"{furthest:.2f}",
                " ".join(sentence.split()[:9]),
            )


if __name__ == "__main__":
    main()
