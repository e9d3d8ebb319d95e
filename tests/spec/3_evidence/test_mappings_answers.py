"""Codes of an export are matched with the answers of a response scale: by words, by number, by order."""

from canllaw.evidence.answers.answers import ExportColumn, MappedColumn
from canllaw.evidence.answers.mappings import make_draft
from tests.build_answers import WORKFORCE, make_instrument, survey

PRACTICE = make_instrument()
WORDS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")

NUMBERS_TAKEN = "The words of the answers are not known here: their numbers were taken as they are."
TURNED = "By their words, the answers begin with the highest: they were turned round."


def one_item(
    options: tuple[tuple[str, str], ...] = (), cells: str = "", name: str = "confidence_1"
) -> tuple[MappedColumn, list[str]]:
    """The draft for one column, and what is doubted of it."""
    export = survey(f"{name}\n{cells}", [ExportColumn(name=name, options=options)])
    draft = make_draft(export, [PRACTICE])
    doubts = [str(doubt) for remark in draft.remarks for doubt in remark.doubts]
    return draft.mapping.items[0], doubts


def test_codes_are_matched_by_their_words_in_either_language() -> None:
    mapped, doubts = one_item(tuple((f"A{at}", words) for at, words in enumerate(WORDS, 1)))
    assert mapped.answers == (("A1", 1), ("A2", 2), ("A3", 3), ("A4", 4), ("A5", 5))
    assert doubts == []
    mapped, _ = one_item((("x", "Cytuno'n gryf"), ("y", "Anghytuno")))
    assert mapped.answers == (("x", 5), ("y", 2))


def test_a_scale_that_runs_the_other_way_is_seen_by_its_words() -> None:
    mapped, doubts = one_item(tuple((str(at), words) for at, words in enumerate(reversed(WORDS), 1)))
    assert mapped.answers == (("1", 5), ("2", 4), ("4", 2), ("5", 1))
    assert doubts == ["The numbers and the words of the answers disagree: the words were followed."]


def test_numbers_beside_words_that_nobody_knows_are_written_out_and_doubted() -> None:
    words = ("Poor", "Fair", "Good", "Very good", "Splendid")
    mapped, doubts = one_item(tuple((str(at), each) for at, each in enumerate(words, 1)))
    assert mapped.answers == (("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5))
    assert doubts == [NUMBERS_TAKEN]


def test_a_scale_that_runs_the_other_way_is_seen_by_words_that_nobody_knows_too() -> None:
    words = ("Totally agree", "Somewhat agree", "Neutral", "Somewhat disagree", "Totally disagree")
    mapped, doubts = one_item((*((str(at), each) for at, each in enumerate(words, 1)), ("9", "Other")))
    assert mapped.answers == (("1", 5), ("2", 4), ("3", 3), ("4", 2), ("5", 1), ("9", 9))
    assert doubts == [NUMBERS_TAKEN, TURNED]
    middle = ("Totally agree", "Rather agree", "Neither agree nor disagree", "Rather disagree", "Never agree")
    mapped, _ = one_item(tuple((str(at), each) for at, each in enumerate(middle, 1)))
    assert mapped.answers == (("1", 5), ("2", 4), ("3", 3), ("4", 2), ("5", 1)), "the middle shows nothing"


def test_numbers_that_a_tool_lists_from_the_highest_are_ordered_by_their_size() -> None:
    mapped, _ = one_item(tuple((str(at), "") for at in (4, 3, 2, 1, 0)))
    assert mapped.answers == (("4", 5), ("3", 4), ("2", 3), ("1", 2), ("0", 1))


def test_codes_that_are_values_need_no_entry() -> None:
    mapped, doubts = one_item(tuple((str(at), words) for at, words in enumerate(WORDS, 1)))
    assert (mapped.answers, mapped.missing, doubts) == ((), (), [])


def test_codes_without_words_are_matched_by_order_where_their_number_agrees() -> None:
    mapped, doubts = one_item(tuple((f"L{at}", "") for at in range(5)))
    assert mapped.answers == (("L0", 1), ("L1", 2), ("L2", 3), ("L3", 4), ("L4", 5))
    assert doubts == ["Matched by their order alone: L0, L1, L2, L3, L4."]


def test_numbers_that_begin_at_nought_are_matched_by_order() -> None:
    mapped, doubts = one_item(tuple((str(at), "") for at in range(5)))
    assert mapped.answers == (("0", 1), ("1", 2), ("2", 3), ("3", 4), ("4", 5))
    assert doubts == ["Matched by their order alone: 0, 1, 2, 3, 4."]


def test_codes_of_another_number_are_left_to_a_person() -> None:
    mapped, doubts = one_item((("L0", ""), ("L1", ""), ("L2", "")))
    assert mapped.answers == ()
    assert doubts == ["Answers whose value on the scale is not known: 3."]


def test_no_answer_is_missing_in_words_and_in_the_codes_that_often_mean_it() -> None:
    mapped, doubts = one_item((("1", "Strongly disagree"), ("-oth-", "No answer"), ("99", "")))
    assert mapped.missing == ("-oth-", "99")
    assert doubts == ["Taken for no answer, since such codes often are: 99."]


def test_not_to_know_is_no_missing_answer_to_a_question_of_knowledge() -> None:
    options = (("1", "Within a day"), ("2", "Within a week"), ("99", "Don't know"))
    mapped, doubts = one_item(options, name="knowledge_1")
    assert (mapped.answers, mapped.missing) == ((("1", 1), ("2", 2), ("99", 8)), ())
    assert doubts == ["Matched by their order alone: 99."]


def test_not_to_know_stands_nowhere_in_the_order_of_a_scale() -> None:
    options = [(f"L{at}", words) for at, words in enumerate(WORDS) if words != WORDS[2]]
    mapped, doubts = one_item((*options, ("L9", "Don't know")))
    assert mapped.answers == (("L0", 1), ("L1", 2), ("L3", 4), ("L4", 5))
    assert doubts == ["Answers whose value on the scale is not known: 1."]


def test_words_in_the_cells_are_matched_where_the_tool_gives_no_codes() -> None:
    mapped, doubts = one_item(cells="Strongly agree\nAnghytuno\nSomething only one person would say")
    assert mapped.answers == (("Anghytuno", 2), ("Strongly agree", 5))
    assert doubts == ["Answers whose value on the scale is not known: 1."]


def test_words_of_answers_may_be_misspelt_but_not_turned_into_their_opposite() -> None:
    options = (
        ("a", "Neitheir agree or disagree"),
        ("b", "Neither agree or disagree"),
        ("c", "Strongly agreee"),
    )
    mapped, doubts = one_item(options)
    assert mapped.answers == (("a", 3), ("b", 3), ("c", 5))
    assert doubts == ["Recognised by words that are only alike: a, b, c."]
    mapped, _ = one_item((("a", "Disagreee"), ("b", "Unrelevant to my role")))
    assert mapped.answers == (("a", 2),)


def test_answers_that_begin_with_their_number_are_read_by_it() -> None:
    mapped, doubts = one_item(cells="1 (Not at all)\n3\n5 - Always")
    assert mapped.answers == (("1 (Not at all)", 1), ("3", 3), ("5 - Always", 5))
    assert doubts == [NUMBERS_TAKEN]
    mapped, _ = one_item(cells="1 to 2 years\n3 to 4 years")
    assert mapped.answers == ()


def test_numbers_that_are_not_there_are_missing_as_other_programs_write_it() -> None:
    mapped, doubts = one_item(cells="2.5\nNA\n3\nmany", name="hours")
    assert mapped.missing == ("NA",)
    assert doubts == ["Different cells that are no numbers: 1."]


def test_codes_for_no_answer_among_numbers_are_missing_or_doubted() -> None:
    mapped, doubts = one_item(cells="0\n10\n-99\n99", name="hours")
    assert mapped.missing == ("-99",)
    assert doubts == [
        "Taken for no answer, since such codes often are: -99.",
        "Taken for numbers, though such codes often mean no answer: 99.",
    ]
    mapped, doubts = one_item((("99", "Refused"),), cells="0\n99", name="hours")
    assert (mapped.missing, doubts) == (("99",), [])


def test_codes_with_letters_before_their_number_are_matched_by_it() -> None:
    mapped, doubts = one_item(cells="A1\nA5\nA2\nA9")
    assert mapped.answers == (("A1", 1), ("A2", 2), ("A5", 5), ("A9", 9))
    assert doubts == ["Matched by the numbers in their codes: A1, A2, A5, A9."]
    assert one_item(cells="A1\nB5")[0].answers == (), "other letters may mean other things"
    assert one_item(cells="A1\nA7")[0].answers == (), "a number off the scale shows that they are no values"


def test_cells_are_never_matched_by_order() -> None:
    mapped, doubts = one_item(cells="a\nb\nc\nd\ne")
    assert mapped.answers == ()
    assert doubts == ["Answers whose value on the scale is not known: 5."]


def test_yes_and_no_are_matched_by_their_words() -> None:
    mapped, _ = one_item((("1", "Yes"), ("2", "No"), ("3", "Dim ateb")), name="drafting_1")
    assert (mapped.answers, mapped.missing) == ((("2", 0),), ("3",))
    mapped, _ = one_item((("Y", "Ydw"), ("N", "Nac ydw")), name="drafting_1")
    assert mapped.answers == ()


def test_yes_and_no_are_known_by_their_first_word_and_never_by_a_number_beside_strange_words() -> None:
    mapped, doubts = one_item((("0", "Yes, I took part"), ("1", "No - not yet")), name="drafting_1")
    assert mapped.answers == (("0", 1), ("1", 0))
    assert doubts == ["Recognised by words that are only alike: 0, 1."]
    mapped, doubts = one_item((("1", "I was away"), ("2", "Yes")), name="drafting_1")
    assert mapped.answers == (("2", 1),)
    assert doubts == ["Answers that mean neither yes nor no: 1."]


def test_names_of_the_workforce_are_recognised_in_the_answers() -> None:
    export = survey(
        "authority",
        [ExportColumn(name="authority", options=(("A1", "Ynys Môn"), ("A2", "Gwynedd"), ("A3", "Avalon")))],
    )
    draft = make_draft(export, [PRACTICE], workforce=WORKFORCE)
    assert draft.mapping.people[0].values == (("A1", "mon"), ("A2", "gwynedd"), ("A3", "Avalon"))
    assert [str(doubt) for doubt in draft.remarks[0].doubts] == [
        "Not found in the folder workforce: 1. Write their codes."
    ]
