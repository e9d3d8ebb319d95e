"""The generating model of the example study: from the truth to what each person thinks, knows and does."""

from dataclasses import dataclass

import numpy as np
from evidence_people import Staff, draw_own, draw_respondents, draw_shared
from evidence_places import Place, places
from evidence_truth import Truth

from canllaw.basics.chance import random_numbers

# How well each role knows the guidance, as log odds; others are at zero.
ROLES_ON_AWARENESS = {
    "team-manager": 0.6,
    "registered-manager": 0.4,
    "independent-reviewing-officer": 0.3,
    "residential-staff": -0.2,
}
AWARENESS_IN_WAVE = {1: -1.15, 2: -0.7}
# Below this, people have never heard of it, and are not asked how sure they are of it or how they use it.
NEVER_HEARD = -2.6
MIDDLE_USE = -0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Minds:
    """What is so with the people of one wave: their positions in the staff, and their standings by name.

    Standings are in sd; `awareness` is on the scale of log odds with its own chance in it.
    """

    wave: int
    who: np.ndarray
    standings: dict[str, np.ndarray]
    awareness: np.ndarray


def facts() -> dict[str, np.ndarray]:
    """Each fact as a column over the authorities, and whether the culture is supportive."""
    names = places()[0].facts
    columns = {name: np.array([place.facts[name] for place in places()]) for name in names}
    return columns | {"supportive": np.array([float(place.supportive) for place in places()])}


def draw_minds(seed: int, staff: Staff, truth: Truth) -> tuple[Minds, Minds]:
    first, second = draw_respondents(seed, staff)
    return draw_wave(seed, staff, truth, 1, first), draw_wave(seed, staff, truth, 2, second)


def draw_wave(seed: int, staff: Staff, truth: Truth, wave: int, who: np.ndarray) -> Minds:
    standings = draw_standings(seed, staff, truth, wave)
    awareness = draw_awareness(seed, staff, truth, wave)
    own = standings.pop("own knowledge")
    hours = facts()["training_hours"][staff.authority]
    effects = truth.effects
    standings["knowledge"] = (
        own
        + effects["awareness_on_knowledge"] * ((awareness > 0) - 0.4)
        + effects["training_on_knowledge"] * (hours - 3.0)
    )
    standings = {name: values[who] for name, values in standings.items()}
    standings["use"] = set_apart(standings["use"], staff.authority[who], awareness[who] > NEVER_HEARD, truth)
    return Minds(wave=wave, who=who, standings=standings, awareness=awareness[who])


def draw_standings(seed: int, staff: Staff, truth: Truth, wave: int) -> dict[str, np.ndarray]:
    """The chain of the theory: culture to leadership to clarity, resources to confidence, both to use."""
    effects, spread = truth.effects, truth.spread
    own = draw_own(seed, staff, truth, wave)
    shared = {
        name: draw_shared(seed, staff, name, spread["authority"], spread["team"]) for name in sorted(own)
    }
    at = {name: column[staff.authority] for name, column in facts().items()}
    side = 2 * at["supportive"] - 1
    culture = spread["supportive_culture"] * side + shared["culture"] + 0.9 * own["culture"]
    culture = culture + effects["culture_programme_on_culture"] * at["culture_programme"]
    leadership = effects["culture_on_leadership"] * culture + shared["leadership"] + 0.85 * own["leadership"]
    burden = (at["caseload"] - facts()["caseload"].mean()) / facts()["caseload"].std()
    resources = effects["caseload_on_resources"] * burden + shared["resources"] + 0.95 * own["resources"]
    confidence = (
        effects["resources_on_confidence"] * resources + shared["confidence"] + 0.8 * own["confidence"]
    )
    clarity = effects["culture_on_clarity"] * culture + effects["leadership_on_clarity"] * leadership
    clarity = clarity + shared["clarity"] + 0.8 * own["clarity"]
    both = at["champions"] * at["supportive"]
    expected = (
        effects["confidence_on_use"] * confidence
        + effects["clarity_on_use"] * clarity
        + effects["champions_on_use"] * at["champions"]
        + effects["champions_with_culture_on_use"] * both
        + effects["colocation_on_use"] * at["colocated"]
        + MIDDLE_USE
    )
    return {
        "culture": culture,
        "leadership": leadership,
        "resources": resources,
        "confidence": confidence,
        "clarity": clarity,
        "change": effects["clarity_on_change"] * clarity + shared["change"] + 0.75 * own["change"],
        "formal": 0.3 * resources + shared["formal"] + 0.9 * own["formal"] - 0.4,
        "informal": 0.3 * culture + shared["informal"] + 0.9 * own["informal"] - 0.2,
        "use": expected + shared["use"] + 0.75 * own["use"],
        "own knowledge": shared["knowledge"] + 0.9 * own["knowledge"],
    }


def set_apart(use: np.ndarray, authority: np.ndarray, heard: np.ndarray, truth: Truth) -> np.ndarray:
    """In the authorities that are set apart, use is moved to stand just so far from what else is so there.

    Only those are counted who have heard of the guidance, since nobody else is asked about use.
    """
    moved = use.copy()
    for at, place in enumerate(places()):
        if place.code in truth.set_apart:
            here = authority == at
            moved[here] += truth.set_apart[place.code] + due_use(place, truth) - use[here & heard].mean()
    return moved


def due_use(place: Place, truth: Truth) -> float:
    """The use of an authority by its culture and its champions alone."""
    effects, side = truth.effects, 1 if place.supportive else -1
    culture = truth.spread["supportive_culture"] * side
    leadership = effects["culture_on_leadership"] * culture
    clarity = effects["culture_on_clarity"] * culture + effects["leadership_on_clarity"] * leadership
    champions = effects["champions_on_use"] + effects["champions_with_culture_on_use"] * place.supportive
    return MIDDLE_USE + effects["clarity_on_use"] * clarity + champions * place.facts["champions"]


def draw_awareness(seed: int, staff: Staff, truth: Truth, wave: int) -> np.ndarray:
    """How near each person is to the guidance: above zero for those who have read parts of it."""
    at = {name: column[staff.authority] for name, column in facts().items()}
    effects, spread = truth.effects, truth.spread
    late = "" if wave == 2 else "_at_first"
    role = np.array([ROLES_ON_AWARENESS.get(role, 0.0) for role in staff.role])
    chance = random_numbers(seed, "awareness")
    always, now = chance.logistic(0, 1, len(staff)), random_numbers(seed, "awareness", wave)
    again = now.random(len(staff)) < spread["person_kept"]
    return (
        AWARENESS_IN_WAVE[wave]
        + effects[f"took_part_on_awareness{late}"] * (at["took_part"] - 0.5)
        + effects[f"signoff_on_awareness{late}"] * (at["signoff_strict"] - 0.5)
        + effects["reading_time_on_awareness"] * (at["reading_time_given"] - 3.0)
        + role
        + draw_shared(seed, staff, "awareness", spread["authority_logit"], spread["team_logit"])
        + np.where(again, always, now.logistic(0, 1, len(staff)))
    )
