"""Who answers: the staff of every team, what each person is like, and who took part in which wave."""

from dataclasses import dataclass

import numpy as np
from evidence_places import places, teams
from evidence_truth import Truth

from canllaw.basics.chance import random_numbers

WAVES = (1, 2)
SHARE_IN_BOTH = 0.48
WELSH_SPEAKING = 0.25
MANAGERS = 0.09
# What is measured of a person; the order in which it is drawn.
TRAITS = (
    "culture", "leadership", "resources", "confidence", "clarity", "change", "formal", "informal",
    "use", "knowledge",
)  # fmt: skip
LETTERS = np.array(list("abcdeghjlmnrst"))
VOWELS = np.array(list("aeiouwy"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Everybody in post, as columns alike in length. `authority` and `team` are positions in their lists."""

    authority: np.ndarray
    team: np.ndarray
    role: np.ndarray
    welsh: np.ndarray
    code: np.ndarray
    pleasing: np.ndarray

    def __len__(self) -> int:
        return len(self.team)


def make_staff(seed: int) -> Staff:
    all_teams = teams()
    codes = {place.code: at for at, place in enumerate(places())}
    team = np.repeat(np.arange(len(all_teams)), [each.staff for each in all_teams])
    chance = random_numbers(seed, "staff")
    return Staff(
        authority=np.array([codes[each.authority] for each in all_teams])[team],
        team=team,
        role=draw_roles(chance, team),
        welsh=chance.random(len(team)) < WELSH_SPEAKING,
        code=draw_codes(chance, len(team)),
        pleasing=chance.normal(0, 1, len(team)),
    )


def draw_roles(chance: np.random.Generator, team: np.ndarray) -> np.ndarray:
    """Nearly everybody has the role of the team; the rest manage it."""
    own = np.array([each.role for each in teams()], dtype=object)[team]
    manages = chance.random(len(team)) < MANAGERS
    manager = np.where(own == "residential-staff", "registered-manager", "team-manager")
    return np.where(manages & (own != "independent-reviewing-officer"), manager, own)


def draw_codes(chance: np.random.Generator, size: int) -> np.ndarray:
    """Five parts that a person can make again: two letters of a name, a day of a month, letters, a number."""
    letters = np.concatenate([LETTERS, VOWELS])
    first = np.char.add(chance.choice(LETTERS, size), chance.choice(VOWELS, size))
    days = np.char.zfill(chance.integers(1, 32, size).astype(str), 2)
    older = chance.choice(6, size, p=[0.42, 0.3, 0.15, 0.08, 0.03, 0.02]).astype(str)
    singles = [chance.choice(letters, size) for _ in range(2)]
    return np.stack([first, days, *singles, older], axis=1)


def draw_respondents(seed: int, staff: Staff) -> tuple[np.ndarray, np.ndarray]:
    """The people of both waves, as positions in the staff, in the order in which they answered."""
    first, second = [], []
    for at, place in enumerate(places()):
        chance = random_numbers(seed, "respondents", place.code)
        order = chance.permutation(np.flatnonzero(staff.authority == at))
        asked = place.answers
        again = min(round(SHARE_IN_BOTH * asked[1]), asked[0])
        first.append(order[: asked[0]])
        second.append(np.concatenate([order[:again], order[asked[0] :][: asked[1] - again]]))
        assert len(second[-1]) == asked[1], "there are staff enough"
    shuffle = random_numbers(seed, "order of answers")
    return shuffle.permutation(np.concatenate(first)), shuffle.permutation(np.concatenate(second))


def draw_own(seed: int, staff: Staff, truth: Truth, wave: int) -> dict[str, np.ndarray]:
    """What is a person's own on each trait, with variance one; part of it is the same in both waves."""
    kept = truth.spread["person_kept"]
    always, now = random_numbers(seed, "own"), random_numbers(seed, "own", wave)
    return {
        trait: np.sqrt(kept) * always.normal(0, 1, len(staff))
        + np.sqrt(1 - kept) * now.normal(0, 1, len(staff))
        for trait in TRAITS
    }


def draw_shared(seed: int, staff: Staff, purpose: str, authority: float, team: float) -> np.ndarray:
    """What people of one authority and of one team share, the same in both waves."""
    chance = random_numbers(seed, "shared", purpose)
    by_authority = chance.normal(0, authority, len(places()))
    by_team = chance.normal(0, team, len(teams()))
    return by_authority[staff.authority] + by_team[staff.team]
