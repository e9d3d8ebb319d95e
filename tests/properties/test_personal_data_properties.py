"""Whatever the text: what is found lies within it and stands apart, and masking touches nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from canllaw.evidence.personal_data.personal_data import KIND_WORDS, find_personal_data, mask_text

NAMES = ("Siân Bevan", "Declan O'Driscoll", "May Okafor")
WORDS = (
    "943 476 5919|07700 900123|AB123456C|CF10 3NQ|a.b@example.org|born|3 May 2010|Siân|Bevan|May|O’Driscoll"
)
MARKS = " |  |\n|, |. |; |(|)|/|-|0|7|+44|@|12/3/11|ŵ|😀|'s|’n|DOB"
PIECES = st.sampled_from(f"{WORDS}|{MARKS}".split("|"))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_finds_stand_apart_in_order_within_the_text_and_masking_leaves_all_else(text: str) -> None:
    finds = find_personal_data(text, NAMES)
    ends = [0, *(each.end for each in finds)]
    assert all(end <= each.start < each.end <= len(text) for end, each in zip(ends, finds, strict=False))
    masked = mask_text(text, finds)
    kept = [text[end : each.start] for end, each in zip(ends, finds, strict=False)] + [text[ends[-1] :]]
    assert masked == "".join(
        part + (f"[{KIND_WORDS[each.kind]}]" if each else "")
        for part, each in zip(kept, [*finds, None], strict=True)
    )


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for each in find_personal_data(text, NAMES):
        assert text[each.start : each.end].strip()
