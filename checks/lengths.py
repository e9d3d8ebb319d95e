"""Whether functions and files stay short enough to be read: 50 lines a function, 300 a file."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("canllaw", "canllaw_web", "tests", "bench", "scripts", "checks")
LONGEST_FUNCTION = 50
LONGEST_FILE = 300


def find_faults(root: Path) -> Iterator[str]:
    for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.py")):
        text = path.read_text("utf-8")
        name = path.relative_to(root)
        lines = text.count("\n")
        if lines > LONGEST_FILE:
            yield f"{name}: {lines} lines, at most {LONGEST_FILE}"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    yield f"{name}:{node.lineno}: {node.name} has {length} lines, at most {LONGEST_FUNCTION}"


def main() -> int:
    faults = list(find_faults(ROOT))
    for fault in faults:
        print(fault)
    print(f"faults: {len(faults)}.")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
