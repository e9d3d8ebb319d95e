"""Where the real documents and labelled data lie that most scripts here measure on.

They are looked for in `../shared/data` beside the checkout; a script's first argument names another folder.
Run: python bench/data_folder.py [DATA] to see which folder is used and what it holds.
"""

import sys
from pathlib import Path

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"


def find_data() -> Path:
    """The folder of real documents. Where it is absent, the script ends and says so."""
    data = named_folder()
    if not data.is_dir():
        sys.exit(
            "Nothing was measured: the folder of real documents and labelled data is absent. "
            f"It was looked for at {data}. Put it there, or give its path as the first argument."
        )
    return data


def named_folder() -> Path:
    """The folder that the first argument names, or else the one beside the checkout, present or not."""
    named = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    return Path(named[0]) if named else BESIDE


def main() -> None:
    data = find_data()
    print(f"Real documents and labelled data: {data}")
    for folder in ("guidance", "labelled"):
        held = sorted(path.name for path in (data / folder).glob("*"))
        print(f"  {folder}: {', '.join(held) or 'nothing'}")


if __name__ == "__main__":
    main()
