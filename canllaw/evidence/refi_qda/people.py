"""Who coded: users of a project and the names by which our records know them, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from canllaw.evidence.refi_qda.elements import Element, make_element, make_guid, read_guid
from canllaw.evidence.refi_qda.keys import make_own


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """GUID to name and back. Of two people with one name the second has a number."""

    names: Mapping[str, str]
    guids: Mapping[str, str]

    def name(self, guid: str) -> str:
        """The name of a user; somebody of whom only the GUID is known is known by it."""
        return self.names.get(guid, guid)

    def guid(self, name: str) -> str:
        """The GUID of a name; a name that nobody has yet gets one, and a GUID is one already."""
        return (self.guids.get(name) or read_guid(name) or make_guid("user", name)) if name else ""


def read_people(project: Element) -> People:
    users = project.first("Users")
    names: dict[str, str] = {}
    taken: dict[str, int] = {}
    for user in users.children if users else ():
        guid = user.get("guid")
        names[guid] = make_own(user.get("name") or user.get("id") or guid, taken)
    return People(names=names, guids={name: guid for guid, name in names.items()})


def make_users(people: People, coders: Iterable[str]) -> tuple[Element, ...]:
    """Users for the coders whom the project does not know yet, in the order of the alphabet."""
    new = sorted({name for name in coders if name and name not in people.guids and not read_guid(name)})
    return tuple(make_element("User", guid=people.guid(name), name=name) for name in new)


def read_moment(words: str) -> datetime | None:
    return datetime.fromisoformat(words) if words else None


def write_moment(moment: datetime | None) -> str:
    """A moment as the standard writes it; Greenwich time as Z."""
    if moment is None:
        return ""
    words = moment.isoformat()
    if moment.tzinfo is not None and moment.utcoffset() == timedelta(0):
        return f"{moment.replace(tzinfo=UTC).isoformat().removesuffix('+00:00')}Z"
    return words
