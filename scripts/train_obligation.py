"""Trains the model that tells obligations from constitutive statements, and writes its weights into the
package.

Usage: python scripts/train_obligation.py [LABELS] (default:
../shared/data/labelled/eu_rules/labels.json)

The labels are those of nature-of-eu-rules/regulatory-statement-classification (Apache-2.0; EU
legislation may be reused under Decision 2011/833/EU). A sign that stands in fewer than three sentences
is left out. The result does not depend on chance: the solver has no random part.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from canllaw.guidance.obligation_signs import find_signs

LABELS = Path("../shared/data/labelled/eu_rules/labels.json")
MODEL = Path("canllaw/guidance/obligation_model.json")
FEWEST = 3
STRENGTH = 0.2


def read_labels(path: Path) -> tuple[list[str], list[int]]:
    """Sentences with single spaces, and 1 where an expert called them regulatory."""
    labels = json.loads(path.read_text(encoding="utf-8"))
    return [" ".join(sentence.split()) for sentence in labels], [
        int(label == "regulatory") for label in labels.values()
    ]


def train(signs: list[dict[str, float]], labels: list[int]) -> tuple[float, dict[str, float]]:
    """The intercept and the weights of the signs that are common enough."""
    counts = Counter(sign for found in signs for sign in found)
    kept = [{sign: value for sign, value in found.items() if counts[sign] >= FEWEST} for found in signs]
    vectors = DictVectorizer(sparse=False)
    fitted = LogisticRegression(C=STRENGTH, max_iter=1000).fit(vectors.fit_transform(kept), labels)
    weights = dict(zip(vectors.get_feature_names_out(), fitted.coef_[0].tolist(), strict=True))
    return float(fitted.intercept_[0]), weights


def main() -> None:
    sentences, labels = read_labels(Path(sys.argv[1]) if len(sys.argv) > 1 else LABELS)
    intercept, weights = train([find_signs(sentence) for sentence in sentences], labels)
    content = {
        "intercept": round(intercept, 5),
        "weights": {sign: round(weight, 5) for sign, weight in sorted(weights.items())},
    }
    MODEL.write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(sentences)} sentences, {len(weights)} signs -> {MODEL}")


if __name__ == "__main__":
    main()
