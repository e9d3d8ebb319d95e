"""What is wrong with an entry of a definition, in our words and in both languages, not in pydantic's."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from canllaw.basics.language import Message, message

Words = tuple[Message, Message]


class Unfit(ValueError):
    """What a record raises in `__post_init__` where the definition's author, not our code, is at fault.

    `entry` is the key to put right, where it is one.
    """

    def __init__(self, what: Message, fix: Message, entry: str = ""):
        super().__init__(str(what))
        self.what = what
        self.fix = fix
        self.entry = entry


def say_fault(detail: ErrorDetails) -> Words:
    """What is wrong and what to do. A type of error that is not known here has a general sentence."""
    return FAULTS.get(detail["type"], general)(detail.get("ctx", {}))


def general(_: Mapping[str, Any]) -> Words:
    return message("This entry does not fit."), message("Compare it with the description of the file.")


def missing(_: Mapping[str, Any]) -> Words:
    return message("This entry is missing."), message("Add it.")


def unexpected(_: Mapping[str, Any]) -> Words:
    return message("This entry is not expected here."), message("Check its spelling or remove it.")


def not_text(_: Mapping[str, Any]) -> Words:
    return message("This is not a text."), message('Write it between two ".')


def not_whole_number(_: Mapping[str, Any]) -> Words:
    return message("This is not a whole number."), message("Write digits only, such as 12.")


def not_number(_: Mapping[str, Any]) -> Words:
    return message("This is not a number."), message("Write digits and a decimal point, such as 2.5.")


def not_yes_no(_: Mapping[str, Any]) -> Words:
    return message("This is neither true nor false."), message("Write true or false.")


def not_date(_: Mapping[str, Any]) -> Words:
    return message("This is not a date."), message("Write dates as year-month-day, such as 2026-03-31.")


def not_time(_: Mapping[str, Any]) -> Words:
    return message("This is not a date with a time."), message("Write it as 2026-03-31T09:30:00.")


def not_list(_: Mapping[str, Any]) -> Words:
    return message("This is not a list."), message('Write it as ["a", "b"].')


def not_table(_: Mapping[str, Any]) -> Words:
    return message("This is not a table of entries."), message(
        "Write a header [name] with its entries below."
    )


def not_a_choice(values: Mapping[str, Any]) -> Words:
    # Between two choices, not within one such as 'yes or no'.
    choices = str(values.get("expected", "")).replace("' or '", "', '")
    return (
        message("This is not one of the values allowed here."),
        message("Use one of these: {choices}.", choices=choices),
    )


def too_low(values: Mapping[str, Any]) -> Words:
    bound = values.get("ge", values.get("gt"))
    if "ge" in values:
        return message("This is too low."), message("The lowest allowed is {low}.", low=bound)
    return message("This is too low."), message("It must be above this: {low}.", low=bound)


def too_high(values: Mapping[str, Any]) -> Words:
    bound = values.get("le", values.get("lt"))
    if "le" in values:
        return message("This is too high."), message("The highest allowed is {high}.", high=bound)
    return message("This is too high."), message("It must be below this: {high}.", high=bound)


def too_short(values: Mapping[str, Any]) -> Words:
    return message("This is too short."), message(
        "Fewest letters or entries allowed: {fewest}.", fewest=values.get("min_length")
    )


def too_long(values: Mapping[str, Any]) -> Words:
    return message("This is too long."), message(
        "Most letters or entries allowed: {most}.", most=values.get("max_length")
    )


def wrong_letters(_: Mapping[str, Any]) -> Words:
    return (
        message("This text does not have the form asked for."),
        message("Compare it with the description of the file."),
    )


def refused(values: Mapping[str, Any]) -> Words:
    """A record refused its values: in its own words where it has some."""
    error = values.get("error")
    if isinstance(error, Unfit):
        return error.what, error.fix
    return (
        message("The entries of this table do not fit together."),
        message("Compare them with the description of the file."),
    )


FAULTS: dict[str, Callable[[Mapping[str, Any]], Words]] = {
    "missing": missing,
    "missing_argument": missing,
    "missing_keyword_only_argument": missing,
    "unexpected_keyword_argument": unexpected,
    "extra_forbidden": unexpected,
    "string_type": not_text,
    "string_unicode": not_text,
    "int_type": not_whole_number,
    "int_parsing": not_whole_number,
    "int_parsing_size": not_whole_number,
    "int_from_float": not_whole_number,
    "float_type": not_number,
    "float_parsing": not_number,
    "finite_number": not_number,
    "decimal_type": not_number,
    "decimal_parsing": not_number,
    "bool_type": not_yes_no,
    "bool_parsing": not_yes_no,
    "date_type": not_date,
    "date_parsing": not_date,
    "date_from_datetime_parsing": not_date,
    "date_from_datetime_inexact": not_date,
    "datetime_type": not_time,
    "datetime_parsing": not_time,
    "datetime_from_date_parsing": not_time,
    "list_type": not_list,
    "tuple_type": not_list,
    "set_type": not_list,
    "frozen_set_type": not_list,
    "iterable_type": not_list,
    "dict_type": not_table,
    "mapping_type": not_table,
    "dataclass_type": not_table,
    "enum": not_a_choice,
    "literal_error": not_a_choice,
    "greater_than": too_low,
    "greater_than_equal": too_low,
    "less_than": too_high,
    "less_than_equal": too_high,
    "too_short": too_short,
    "string_too_short": too_short,
    "too_long": too_long,
    "string_too_long": too_long,
    "string_pattern_mismatch": wrong_letters,
    "value_error": refused,
    "assertion_error": refused,
}
