"""How far each RAMESES II item is reported: by what somebody wrote, by the study's records, or not at all."""

from dataclasses import dataclass

from canllaw.report.rameses_file import RamesesFile, WrittenItem
from canllaw.report.rameses_items import RamesesItem
from canllaw.report.rameses_records import Filling, Recorded, find_recorded
from canllaw.report.study_report import ReportMaterial


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledItem:
    """An item with what records say of it and what somebody wrote."""

    item: RamesesItem
    recorded: Recorded | None
    written: WrittenItem | None

    @property
    def filling(self) -> Filling:
        if self.written is not None:
            return Filling.FILLED
        return self.recorded.filling if self.recorded else Filling.EMPTY


def fill_items(material: ReportMaterial, written: RamesesFile) -> tuple[FilledItem, ...]:
    """All items in their order."""
    return tuple(
        FilledItem(item=item, recorded=find_recorded(item, material), written=written.of(item))
        for item in RamesesItem
    )
