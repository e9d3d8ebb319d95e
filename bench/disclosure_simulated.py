"""Figures of simulated studies, to attack what is shown of them and to measure how long it takes."""

import numpy as np

from canllaw.evidence.disclosure.disclosure import PEOPLE, Figure


def make_study(chance: np.random.Generator, scales: int, shares: int) -> list[Figure]:
    figures = []
    start = 0
    for wave, people in (("1", 1400), ("2", 1100)):
        authority = chance.choice(22, people, p=chance.dirichlet(np.full(22, 4.0)))
        team = authority * 6 + chance.integers(0, 6, people)
        role = chance.integers(0, 8, people)
        levels = [
            ("all", np.zeros(people, dtype=int)),
            ("authority", authority),
            ("team", team),
            ("role", role),
        ]
        keys = [(name, at) for name, of in levels for at in np.unique(of)]
        at_level = dict(levels)
        topics = [(PEOPLE, None), *((f"scale {each}", None) for each in range(scales))]
        topics += [
            (f"share {each}", chance.random(people) < chance.uniform(0.1, 0.7)) for each in range(shares)
        ]
        for topic, yes in topics:
            answered = (chance.random(people) < 0.97) | (topic == PEOPLE)
            for name, at in keys:
                members = np.flatnonzero((at_level[name] == at) & answered)
                said = None if yes is None else start + members[yes[members]]
                figures.append(
                    Figure(
                        table=topic,
                        key=(name, str(at)),
                        topic=topic,
                        wave=wave,
                        members=start + members,
                        said_yes=said,
                        value=1.0 if len(members) else None,
                    )
                )
        start += people
    return figures


def make_topic(chance: np.random.Generator, people: int, authorities: int, crossing: bool) -> list[Figure]:
    """Means of everybody, authorities, roles and teams, and where `crossing` of authorities by roles."""
    authority = chance.choice(authorities, people, p=chance.dirichlet(np.full(authorities, 2.0)))
    team, role = authority * 6 + chance.integers(0, 6, people), chance.integers(0, 8, people)
    kinds = {"all": authority * 0, "authority": authority, "role": role, "team": team}
    if crossing:
        kinds["authority and role"] = authority * 8 + role
    return [
        Figure(table=name, key=(name, str(at)), topic="one", members=np.flatnonzero(of == at), value=1.0)
        for name, of in kinds.items()
        for at in np.unique(of)
    ]
