"""Compiles the translations when the package is built or installed, editable or not."""

from pathlib import Path
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> list[Path]:
    """Write a .mo beside every .po of the packages; fuzzy translations are left out of it."""
    compiled = []
    for catalogue in sorted(root.glob("canllaw*/**/locale/*/LC_MESSAGES/*.po")):
        target = catalogue.with_suffix(".mo")
        polib.pofile(str(catalogue)).save_as_mofile(str(target))
        compiled.append(target)
    return compiled


class CatalogueHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_catalogues(Path(self.root))
