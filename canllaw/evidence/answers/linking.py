"""The same people in two waves, and how many of them could be found again."""

from dataclasses import dataclass, replace

import polars as pl

from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.answers.linking_codes import read_or_make_secret

__all__ = ["Linking", "link_people", "link_people_with_slips", "read_or_make_secret"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """Two waves in which a person found in both has the same `person`, and what became of everybody.

    `exact` gave the same code twice, `near` differed in one part. `*_without_code` gave none that can be
    used. The rest of each wave stands in `only_earlier` and `only_later`.
    """

    earlier: Answers
    later: Answers
    exact: int
    near: int
    earlier_without_code: int
    later_without_code: int

    @property
    def only_earlier(self) -> int:
        return self.earlier.frame.height - self.exact - self.near - self.earlier_without_code

    @property
    def only_later(self) -> int:
        return self.later.frame.height - self.exact - self.near - self.later_without_code

    @property
    def pairs(self) -> pl.DataFrame:
        """The rows of both exports that belong to one person: person, earlier_row, later_row."""
        earlier = self.earlier.frame.select("person", earlier_row="row").drop_nulls("person")
        later = self.later.frame.select("person", later_row="row").drop_nulls("person")
        return earlier.join(later, on="person").sort("earlier_row")


def link_people(earlier: Answers, later: Answers) -> Linking:
    """People who gave exactly the same code in both waves (apart from case, spaces and accents)."""
    assert earlier.wave != later.wave, "two different waves are linked"
    exact = later.frame["person"].drop_nulls().is_in(earlier.frame["person"].drop_nulls().to_list()).sum()
    return Linking(
        earlier=earlier,
        later=later,
        exact=int(exact),
        near=0,
        earlier_without_code=earlier.frame["person"].null_count(),
        later_without_code=later.frame["person"].null_count(),
    )


def link_people_with_slips(earlier: Answers, later: Answers) -> Linking:
    """As `link_people`, then those whose codes differ in one part only, where that fits nobody else.

    The tolerance of one slip is that of Grube, Morgan and Kearney (1989). A code needs five parts for it.
    In the linked `later`, they have the `person` of `earlier`.
    """
    exact = link_people(earlier, later)
    pairs = find_near_pairs(earlier, later)
    if pairs.is_empty():
        return exact
    person = pl.coalesce("found", "person").alias("person")
    frame = later.frame.join(pairs, on="row", how="left", maintain_order="left").with_columns(person)
    linked = replace(later, frame=frame.select(later.frame.columns))
    without = linked.frame["person"].null_count()
    return replace(exact, later=linked, near=pairs.height, later_without_code=without)


def find_near_pairs(earlier: Answers, later: Answers) -> pl.DataFrame:
    """`row` of the later wave and the person `found` in the earlier one. Columns: row, found."""
    taken_earlier = earlier.frame.join(later.frame.select("person"), on="person", how="semi").select("row")
    taken_later = later.frame.join(earlier.frame.select("person"), on="person", how="semi").select("row")
    before = earlier.near_codes.join(taken_earlier, on="row", how="anti").rename({"row": "earlier_row"})
    after = later.near_codes.join(taken_later, on="row", how="anti")
    pairs = before.join(after, on=["left_out", "code"]).select("earlier_row", "row").unique()
    alone = pairs.filter(pl.col("row").is_unique() & pl.col("earlier_row").is_unique())
    people = earlier.frame.select(earlier_row="row", found="person").drop_nulls()
    return alone.join(people, on="earlier_row").select("row", "found")
