"""Who is asked: actors, as the text names them, grouped into roles by a definition file.

Nothing is lost: an actor that no role knows makes a role of its own, and an unstated actor has none.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from canllaw.basics.definitions import read_definition
from canllaw.basics.language import Bilingual, Language, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.guidance.actors import Vocabulary, Words, find_role_names, find_words, make_vocabulary
from canllaw.guidance.called_back import find_actor_words
from canllaw.guidance.expectations import Expectation

DEFAULT = Path(__file__).with_name("roles.toml")
OTHER = "other: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody whom guidance asks things of, and the words by which it calls them.

    What is asked of the role that this one is `part_of` is asked of this one as well.
    """

    name: str
    title_en: str
    title_cy: str
    en: tuple[str, ...] = ()
    cy: tuple[str, ...] = ()
    part_of: str | None = None

    def title(self, language: Language) -> str:
        return self.title_cy if language is Language.WELSH else self.title_en

    @property
    def titles(self) -> Bilingual:
        return Bilingual(self.title_en, self.title_cy)

    def synonyms(self, language: Language) -> tuple[str, ...]:
        return self.cy if language is Language.WELSH else self.en

    @property
    def unknown(self) -> bool:
        """Whether the role was made from an actor's own words, since the file has none for it."""
        return self.name.startswith(OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The roles of a definition file, in its order."""

    roles: tuple[Role, ...]

    def named(self, name: str) -> Role:
        return next(role for role in self.roles if role.name == name)

    def wider(self, role: Role) -> tuple[Role, ...]:
        """The roles that a role is part of, nearest first."""
        found: list[Role] = []
        while role.part_of is not None:
            role = self.named(role.part_of)
            found.append(role)
        return tuple(found)


def default_roles() -> Roles:
    """The roles of children's social care that come with Canllaw."""
    return read_roles(DEFAULT)


def read_roles(path: Path) -> Roles:
    """Read a definition file. Raises MaterialError with every fault in it."""
    roles = read_definition(path, Roles)
    problems = tuple(find_problems(roles, Source.of(path)))
    if problems:
        raise MaterialError(problems)
    return roles


def find_problems(roles: Roles, source: Source) -> Iterator[Problem]:
    """Names and words claimed twice, a wider role that is missing or goes round in a ring."""
    yield from find_repeated_names(roles, source)
    yield from find_unknown_wider_roles(roles, source)
    for language in Language:
        yield from find_shared_synonyms(roles, language, source)


def find_repeated_names(roles: Roles, source: Source) -> Iterator[Problem]:
    counts = Counter(role.name for role in roles.roles)
    for number, role in enumerate(roles.roles, start=1):
        where = Place(source=source, column=f"roles.{number}.name")
        if counts[role.name] > 1:
            yield Problem(
                what=message("More than one role has the name {name}.", name=role.name),
                fix=message("Give each role a name of its own."),
                where=where,
            )
        if role.unknown:
            yield Problem(
                what=message("The name {name} is kept for actors that no role knows.", name=role.name),
                fix=message('Choose a name that does not begin with "other:".'),
                where=where,
            )


def find_unknown_wider_roles(roles: Roles, source: Source) -> Iterator[Problem]:
    wider = {role.name: role.part_of for role in roles.roles}
    for number, role in enumerate(roles.roles, start=1):
        where = Place(source=source, column=f"roles.{number}.part_of")
        if role.part_of is not None and role.part_of not in wider:
            yield Problem(
                what=message("There is no role with the name {name}.", name=role.part_of),
                fix=message("Give the name of another role of this file, or leave part_of out."),
                where=where,
            )
        elif goes_round(role.name, wider):
            yield Problem(
                what=message("The role {name} is part of itself.", name=role.name),
                fix=message("Change part_of so that no role is part of itself."),
                where=where,
            )


def goes_round(name: str, wider: dict[str, str | None]) -> bool:
    seen = {name}
    above = wider[name]
    while above is not None and above in wider:
        if above in seen:
            return above == name
        seen.add(above)
        above = wider[above]
    return False


def find_shared_synonyms(roles: Roles, language: Language, source: Source) -> Iterator[Problem]:
    owners: dict[tuple[str, ...], Role] = {}
    for number, role in enumerate(roles.roles, start=1):
        for synonym in role.synonyms(language):
            owner = owners.setdefault(find_words(synonym, language), role)
            if owner is not role:
                yield Problem(
                    what=message(
                        "Two roles are called “{words}”: {first}, {second}.",
                        words=synonym,
                        first=owner.name,
                        second=role.name,
                    ),
                    fix=message("Leave the words with one of them."),
                    where=Place(source=source, column=f"roles.{number}.{language.value}"),
                )


def group_into_roles(
    expectations: Sequence[Expectation], roles: Roles, language: Language
) -> tuple[tuple[Role, ...], ...]:
    """The roles of each expectation, in the order of the expectations; none where nobody is named."""
    vocabulary = read_vocabulary(roles, language)
    by_name = {role.name: role for role in roles.roles}
    known: dict[str, tuple[Role, ...]] = {"": ()}
    grouped: list[tuple[Role, ...]] = []
    for actor in find_actor_words(expectations, language):
        if actor not in known:
            named = find_roles(actor, by_name, vocabulary)
            known[actor] = tuple(by_name.setdefault(role.name, role) for role in named)
        grouped.append(known[actor])
    return tuple(grouped)


@cache
def read_vocabulary(roles: Roles, language: Language) -> Vocabulary:
    synonyms = [(synonym, role.name) for role in roles.roles for synonym in role.synonyms(language)]
    return make_vocabulary(synonyms, language)


def find_roles(actor: str, by_name: Mapping[str, Role], vocabulary: Vocabulary) -> tuple[Role, ...]:
    """The roles that an actor's words name; a role of their own for those whom no role knows."""
    members = find_role_names(actor, vocabulary)
    found = [
        by_name[name]
        if name is not None
        else make_other(actor if len(members) == 1 else " ".join(words), words)
        for name, words in members
    ]
    return tuple(dict.fromkeys(found)) or (make_other(actor, (actor.lower(),)),)


def make_other(title: str, words: Words) -> Role:
    """A role made from an actor's own words, named alike for its plural and its mutations."""
    return Role(name=OTHER + " ".join(words), title_en=title, title_cy=title)


def find_roles_met(grouped: Iterable[tuple[Role, ...]], roles: Roles) -> tuple[Role, ...]:
    """The roles that are asked something: the file's in its order, then the others, most asked first."""
    counts = Counter(role for several in grouped for role in several)
    others = [role for role, _ in counts.most_common() if role.unknown]
    return (*(role for role in roles.roles if role in counts), *others)
