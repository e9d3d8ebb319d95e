"""Actors, as the text names them, grouped into the roles of a definition file."""

from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.guidance.mutations import mutate
from canllaw.guidance.roles import Roles, default_roles, find_roles_met, group_into_roles, read_roles
from tests.build_guidance import ask, make_guidance

ROLES = default_roles()


def roles_of(actor: str, language: Language = Language.ENGLISH) -> list[str]:
    (roles,) = group_into_roles([ask(f"{actor} must act", actor=actor)], ROLES, language)
    return [role.name for role in roles]


@pytest.mark.parametrize(
    ("actor", "names"),
    [
        ("social worker", ["social-worker"]),
        ("Social Workers", ["social-worker"]),
        ("child's social worker", ["social-worker"]),
        ("child’s allocated social worker", ["social-worker"]),
        ("social worker named in the plan", ["social-worker"]),
        ("director of social services", ["director-of-social-services"]),
        ("manager of the children's home", ["registered-manager"]),
        ("team manager", ["team-manager"]),
        ("local authority's social worker", ["social-worker"]),
        ("IRO", ["independent-reviewing-officer"]),
        ("foster carers", ["foster-carer"]),
        ("child's parents", ["families"]),
        ("police officers on duty", ["police"]),
        ("no one", ["practitioners"]),
    ],
)
def test_an_actor_finds_its_role_by_the_longest_words_that_hold_its_head(
    actor: str, names: list[str]
) -> None:
    assert roles_of(actor) == names


@pytest.mark.parametrize(
    ("actor", "names"),
    [
        ("the police and the local authority", ["police", "local-authority"]),
        (
            "social workers, team managers or IROs",
            ["social-worker", "team-manager", "independent-reviewing-officer"],
        ),
        ("residential and foster carers", ["residential-staff", "foster-carer"]),
        ("the child or young person", ["young-people"]),
        ("the police and a lifeguard", ["police", "other: lifeguard"]),
    ],
)
def test_several_actors_have_several_roles(actor: str, names: list[str]) -> None:
    assert roles_of(actor) == names


@pytest.mark.parametrize(
    ("actor", "names"),
    [
        ("gweithiwr cymdeithasol", ["social-worker"]),
        ("weithiwr cymdeithasol", ["social-worker"]),
        ("ngweithiwr cymdeithasol y plentyn", ["social-worker"]),
        ("gweithwyr cymdeithasol a rheolwyr tîm", ["social-worker", "team-manager"]),
        ("reolwr y cartref", ["registered-manager"]),
        ("heddlu a'r awdurdod lleol", ["police", "local-authority"]),
        ("fwrdd diogelu", ["safeguarding-board"]),
        ("bob ymarferydd", ["practitioners"]),
        ("hawdurdod lleol", ["local-authority"]),
    ],
)
def test_welsh_mutations_and_articles_do_not_hide_a_role(actor: str, names: list[str]) -> None:
    assert roles_of(actor, Language.WELSH) == names


def test_the_mutations_follow_the_rule() -> None:
    assert mutate("gweithiwr") == {"gweithiwr", "weithiwr", "ngweithiwr"}
    assert mutate("person") == {"person", "berson", "mherson", "pherson"}
    assert mutate("cartref") == {"cartref", "gartref", "nghartref", "chartref"}
    assert mutate("rheolwr") == {"rheolwr", "reolwr"}
    assert mutate("llys") == {"llys", "lys"}
    assert mutate("awdurdod") == {"awdurdod", "hawdurdod"}
    assert mutate("ffrind") == {"ffrind"}


def test_an_actor_that_no_role_knows_makes_its_own_role_so_that_nothing_is_lost() -> None:
    one, many = (
        ask("The lifeguard must act", actor="lifeguard"),
        ask("Lifeguards must act", actor="Lifeguards"),
    )
    grouped = group_into_roles([one, many], ROLES, Language.ENGLISH)
    assert grouped[0] == grouped[1]
    assert [(role.name, role.title_en, role.unknown) for role in grouped[0]] == [
        ("other: lifeguard", "lifeguard", True)
    ]


def test_an_unstated_actor_has_no_role_and_a_stray_mark_is_no_actor() -> None:
    assert group_into_roles([ask("It must be recorded")], ROLES, Language.ENGLISH) == ((),)
    assert roles_of(",") == []


def test_an_officer_is_the_one_who_was_named_before_in_the_section() -> None:
    _, reading = make_guidance(
        [
            ask("The police officer must visit.", actor="police officer"),
            ask("The officer must record it.", actor="officer"),
            ask("The social worker and the carer must meet.", actor="social worker and the carer"),
            ask("The carer must rest.", actor="carer"),
        ]
    )
    grouped = group_into_roles(reading.expectations, ROLES, Language.ENGLISH)
    assert [[role.name for role in roles] for roles in grouped] == [
        ["police"],
        ["police"],
        ["social-worker", "foster-carer"],
        ["foster-carer"],
    ]


def test_the_roles_met_stand_in_the_order_of_the_file_and_the_others_after_them() -> None:
    actors = ["lifeguard", "police", "social worker", "diver", "diver"]
    grouped = group_into_roles(
        [ask(f"{actor} must act", actor=actor) for actor in actors], ROLES, Language.ENGLISH
    )
    assert [role.name for role in find_roles_met(grouped, ROLES)] == [
        "social-worker",
        "police",
        "other: diver",
        "other: lifeguard",
    ]


def test_what_is_asked_of_all_practitioners_is_asked_of_a_social_worker_too() -> None:
    assert [role.name for role in ROLES.wider(ROLES.named("social-worker"))] == ["practitioners"]


def test_every_shipped_role_has_a_title_and_words_in_both_languages() -> None:
    assert len(ROLES.roles) >= 20
    assert all(role.title_en and role.title_cy and role.en and role.cy for role in ROLES.roles)


def read(tmp_path: Path, text: str) -> Roles:
    path = tmp_path / "roles.toml"
    path.write_text(text, encoding="utf-8")
    return read_roles(path)


ROLE = '[[roles]]\nname = "{name}"\ntitle_en = "T"\ntitle_cy = "T"\nen = {en}\n{more}\n'


def test_a_study_may_bring_its_own_roles(tmp_path: Path) -> None:
    roles = read(tmp_path, ROLE.format(name="diver", en='["diver"]', more=""))
    (found,) = group_into_roles([ask("Divers must act", actor="Divers")], roles, Language.ENGLISH)
    assert [role.name for role in found] == ["diver"]


def test_words_claimed_by_two_roles_and_every_other_fault_are_told_at_once(tmp_path: Path) -> None:
    text = (
        ROLE.format(name="a", en='["the worker"]', more='part_of = "b"')
        + ROLE.format(name="b", en='["Workers"]', more='part_of = "a"')
        + ROLE.format(name="c", en="[]", more='part_of = "nobody"')
        + ROLE.format(name="c", en="[]", more="")
        + ROLE.format(name="other: d", en="[]", more="")
    )
    with pytest.raises(MaterialError) as error:
        read(tmp_path, text)
    assert sorted(str(problem.what) for problem in error.value.problems) == [
        "More than one role has the name c.",
        "More than one role has the name c.",
        "The name other: d is kept for actors that no role knows.",
        "The role a is part of itself.",
        "The role b is part of itself.",
        "There is no role with the name nobody.",
        "Two roles are called “Workers”: a, b.",
    ]
