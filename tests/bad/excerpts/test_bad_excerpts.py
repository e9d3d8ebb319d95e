"""Excerpts and codebooks that cannot be used, each with all that must be said about them."""

from pathlib import Path

import pytest

from canllaw.basics.language import Bilingual
from canllaw.basics.problems import MaterialError
from canllaw.evidence.interviews.folder import read_interviews
from canllaw.rollout.workforce import Authority, Workforce

HERE = Path(__file__).parent
WALES = Workforce(
    authorities=(Authority(code="W01", name=Bilingual("A", "A")),),
)

BAD = {
    "everything": [
        "excerpts.csv:2:document: There is no transcript with this name. Give the name of its file in the folder interviews, without the ending.",
        "excerpts.csv:3:sha256: The transcript is not the one that was coded, and the row does not give the words. Put the transcript back as it was, or give the words of the excerpt.",
        "excerpts.csv:4:end: The excerpt ends after the end of the transcript. The highest allowed is 60.",
        "excerpts.csv:5:end: The excerpt ends before it begins. Let end be greater than start.",
        "excerpts.csv:6:words: These words do not stand in the transcript, or not where they stood. Copy them from the transcript as it is now, or give start and end and leave sha256 empty.",
        "excerpts.csv:7:words: These words stand more than once in the transcript. Give more of the words, or what stands before and after them.",
        "excerpts.csv:8:codes: The codebook has no code with this key. Use the keys of the codebook, with a semicolon between them, or add the code to codebook.csv.",
        "excerpts.csv:9:codes: A code of this row is a category, which groups codes and is given to no words. Give one of the codes below it, or make it codable.",
        "excerpts.csv:10:stance: This is not one of the values that the column allows. Use one of these: for, against, qualifies.",
        "excerpts.csv:11:hypothesis: A stance is given, and no hypothesis that it is about. Name the hypothesis, or leave the stance empty.",
        "excerpts.csv:12:stance: A hypothesis is named, and no stance towards it. Use one of these: for, against, qualifies.",
        "excerpts.csv:13:end: Of start and end only one is given. Give both, or leave both empty and give the words.",
        "excerpts.csv:14:start: This is not a whole number. Write digits only, such as 12.",
        "excerpts.csv:15:start: This is too low. The lowest allowed is 0.",
        "excerpts.csv:16:words: Other words stand at this place. Mend start and end, or leave them and sha256 empty so that the words are looked for.",
        "excerpts.csv:17:words: The row does not say which words are meant. Give the words, or start and end.",
        "excerpts.csv:18:made: This is not a date with a time. Write it as 2026-03-31T09:30:00.",
        "excerpts.csv:19:document: This cell is empty. Fill it in.",
    ],
    "no-column": [
        "excerpts.csv:1:document: This column is missing. Add a column with this heading to the first row.",
        "excerpts.csv:1:dokument: This column is not expected here. Did you mean document?",
        "excerpts.csv:1:color: This column is not expected here. Remove the column or use one of these headings: excerpt, document, sha256, start, end, words, before, after, codes, coder, made, hypothesis, stance, note.",
    ],
    "same-key": [
        "excerpts.csv:3:excerpt: Another row with the same key is about other words. Give other words another key.",
    ],
    "separators": [
        "excerpts.csv:1: The columns are separated by another sign than a comma. Save the file as CSV with commas between the columns.",
    ],
    "unreadable": [
        "codebook.csv:2:parent: This code stands below itself. Give the key of a code further up, or leave it empty.",
        "codebook.csv:2:colour: This is not a colour. Write it as #RRGGBB, such as #1d70b8, or leave it empty.",
        "codebook.csv:3:parent: This code stands below itself. Give the key of a code further up, or leave it empty.",
        "codebook.csv:4:parent: No code of this file has this key. Give the key of another row, or leave the cell empty.",
        "codebook.csv:5:key: A key holds a semicolon, which stands between keys elsewhere. Choose a key without a semicolon.",
        "codebook.csv:6:key: This value stands in another row already: 4. Give every row its own value.",
        "excerpts.csv:3:words: These words do not stand in the transcript, or not where they stood. Copy them from the transcript as it is now, or give start and end and leave sha256 empty.",
        'i1.txt:1: The letters of this file are not written in UTF-8. Open it in a text editor and save it with the encoding "UTF-8".',
    ],
}


@pytest.mark.parametrize("name", BAD)
def test_bad_excerpts_are_told_with_all_that_is_wrong_at_once(name: str) -> None:
    with pytest.raises(MaterialError) as caught:
        read_interviews(HERE / name, WALES)
    assert str(caught.value).split("\n") == BAD[name]


def test_no_problem_quotes_what_was_said() -> None:
    with pytest.raises(MaterialError) as caught:
        read_interviews(HERE / "everything", WALES)
    assert not [words for words in ("secret", "nobody told", "at all") if words in str(caught.value)]
