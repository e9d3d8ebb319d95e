"""The check of documented commands knows groups: what stands below them, and what they do by themselves."""

from checks.commands import find_commands


def test_commands_of_a_group_are_known_by_their_words() -> None:
    commands = find_commands()
    assert {"evidence", "evidence map", "evidence instrument"} <= commands.keys()
    assert "--dictionary" in commands["evidence map"]


def test_what_a_group_does_without_a_further_word_is_the_groups_own() -> None:
    commands = find_commands()
    assert {"--json", "--language"} <= commands["evidence"]
    assert "evidence study" not in commands
