"""From what people think, know and do to the answers that they give, with what they leave out."""

from dataclasses import dataclass

import numpy as np
from evidence_model import NEVER_HEARD, Minds, facts
from evidence_people import Staff
from evidence_truth import Truth

from canllaw.basics.chance import random_numbers

NONE, NOT_RELEVANT, DO_NOT_KNOW = -1, 9, 4
CUTS = np.array([-1.45, -0.6, 0.25, 1.25])
# Items of each scale: how strongly they show it. A negative one agrees with the opposite.
LOADINGS = {
    "confidence": (0.82, 0.8, 0.74),
    "clarity": (0.84, 0.78, 0.8),
    "change": (0.8, 0.76),
    "time": (0.78, 0.82, -0.74),
    "exchange_formal": (0.76, 0.7),
    "exchange_informal": (0.74, 0.7),
    "culture": (0.82, 0.8, 0.84, -0.72),
    "leadership": (0.82, 0.8, 0.74),
    "use": (0.84, 0.8, 0.74, 0.76),
}
STANDING_OF = {"time": "resources", "exchange_formal": "formal", "exchange_informal": "informal"}
CORRECT = (2, 3, 2, 1)
KNOWLEDGE_IS_HARD = (-0.2, 0.5, 0.9, 0.1)
CONCRETE = (True, True, True, False, False, False)
ALREADY = (1.05, 1.1, 1.05, 1.5, 1.4, 1.45)
ALREADY_CUTS = np.array([-1.9, -1.2, 0.0, 0.9])
EXAMPLE = (-0.55, -0.75, -0.45, -0.65, -0.75, -0.5)
# Practices that are no task of a role, and how often people of that role say so.
NO_TASK = {
    (0, "residential-staff"): 0.3,
    (0, "supervising-social-worker"): 0.15,
    (1, "residential-staff"): 0.2,
    (1, "supervising-social-worker"): 0.2,
    (2, "independent-reviewing-officer"): 0.35,
}
LEFT_OUT, BROKE_OFF = 0.015, 0.06
ONLY_IF_HEARD = ("confidence", "clarity", "change", "use")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The answers of one wave by item, in the order of the questionnaire; NONE where none was given."""

    wave: int
    who: np.ndarray
    answers: dict[str, np.ndarray]
    finished: np.ndarray


def give_answers(seed: int, staff: Staff, truth: Truth, minds: Minds) -> Given:
    answers = awareness_items(seed, minds) | knowledge_items(seed, minds)
    for scale in [name for name in LOADINGS if name != "use"]:
        answers |= scale_items(seed, minds, scale)
    answers |= drafting_items(seed, staff, minds)
    for practice in range(len(CONCRETE)):
        answers |= practice_items(seed, staff, truth, minds, practice)
    answers |= scale_items(seed, minds, "use")
    return leave_out(seed, minds, answers)


def awareness_items(seed: int, minds: Minds) -> dict[str, np.ndarray]:
    """Named without help: a little more is asked than to have read parts, and memory slips both ways."""
    chance = random_numbers(seed, "awareness items", minds.wave)
    near = minds.awareness
    named = near + chance.normal(0, 0.4, len(near)) > 0.15
    prompted = 1 + (near > NEVER_HEARD).astype(int) + (near > 0.0) + (near > 1.1)
    return {"aware_unprompted": named.astype(int), "aware_prompted": prompted}


def knowledge_items(seed: int, minds: Minds) -> dict[str, np.ndarray]:
    items = {}
    for number, (right, hard) in enumerate(zip(CORRECT, KNOWLEDGE_IS_HARD, strict=True), 1):
        chance = random_numbers(seed, "knowledge", minds.wave, number)
        odds = 1.1 * minds.standings["knowledge"] - hard
        knows = chance.random(len(odds)) < 1 / (1 + np.exp(-odds))
        others = [value for value in (1, 2, 3, DO_NOT_KNOW) if value != right]
        wrong = chance.choice(others, len(odds), p=[0.25, 0.25, 0.5])
        items[f"knowledge_{number}"] = np.where(knows, right, wrong)
    return items


def scale_items(seed: int, minds: Minds, scale: str) -> dict[str, np.ndarray]:
    standing = minds.standings[STANDING_OF.get(scale, scale)]
    items = {}
    for number, loading in enumerate(LOADINGS[scale], 1):
        chance = random_numbers(seed, "items", minds.wave, scale, number)
        own = np.sqrt(1 - loading**2) * chance.normal(0, 1, len(standing))
        value = 1 + np.searchsorted(CUTS + 0.15 * np.cos(3 * number), loading * standing + own)
        if scale in ("exchange_formal", "leadership", "use"):
            value = np.where(chance.random(len(value)) < 0.025, NOT_RELEVANT, value)
        items[f"{scale}_{number}"] = value
    return items


def drafting_items(seed: int, staff: Staff, minds: Minds) -> dict[str, np.ndarray]:
    """Who took part: above all managers, in the authorities whose managers were asked."""
    chance = random_numbers(seed, "drafting", minds.wave)
    manages = np.isin(staff.role[minds.who], ["team-manager", "registered-manager"])
    asked = facts()["took_part"][staff.authority[minds.who]] == 1
    share = np.where(asked, np.where(manages, 0.45, 0.05), np.where(manages, 0.04, 0.01))
    took_part = (chance.random(len(share)) < share) & (minds.awareness > NEVER_HEARD)
    heard = 1 + np.searchsorted(CUTS + 0.3, chance.normal(0, 1, len(share)) + 0.9 * took_part)
    idle = ~took_part & (chance.random(len(share)) < 0.7)
    return {"drafting_1": took_part.astype(int), "drafting_2": np.where(idle, NOT_RELEVANT, heard)}


def practice_items(
    seed: int, staff: Staff, truth: Truth, minds: Minds, practice: int
) -> dict[str, np.ndarray]:
    """Nearly everybody already does it; an example comes to mind more rarely, and least where it is vague."""
    chance = random_numbers(seed, "practice", minds.wave, practice)
    size, use = len(minds.who), minds.standings["use"]
    says = ALREADY[practice] + 0.7 * staff.pleasing[minds.who] + 0.1 * use + 0.7 * chance.normal(0, 1, size)
    already = 1 + np.searchsorted(ALREADY_CUTS, says)
    odds = EXAMPLE[practice] + truth.effects["concrete_on_example"] * (CONCRETE[practice] - 1.0)
    odds = odds + truth.effects["use_on_example"] * use
    recent = chance.random(size) < 1 / (1 + np.exp(-odds))
    example = np.where(recent, 2, np.where(chance.random(size) < 0.3, 1, 0))
    roles = staff.role[minds.who]
    idle = chance.random(size) < np.array([NO_TASK.get((practice, role), 0.01) for role in roles])
    number = practice + 1
    return {
        f"already_{number}": np.where(idle, NOT_RELEVANT, already),
        f"example_{number}": np.where(idle, NONE, example),
    }


def leave_out(seed: int, minds: Minds, answers: dict[str, np.ndarray]) -> Given:
    """A few answers are missing here and there, and a few people stop before the end."""
    chance = random_numbers(seed, "left out", minds.wave)
    size = len(minds.who)
    stopped = chance.random(size) < BROKE_OFF
    last = np.where(stopped, chance.integers(6, len(answers), size), len(answers))
    kept = {}
    for at, (item, values) in enumerate(answers.items()):
        gone = (chance.random(size) < LEFT_OUT) & (item != "aware_unprompted")
        not_asked = (minds.awareness <= NEVER_HEARD) & item.startswith(ONLY_IF_HEARD)
        kept[item] = np.where(gone | not_asked | (at >= last), NONE, values)
    return Given(wave=minds.wave, who=minds.who, answers=kept, finished=~stopped)
