"""What the library imports is what the package declares: an environment with tools in it would hide the rest."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")


def same_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()


def imported_modules(folder: Path) -> set[str]:
    """The first names of all modules that are imported from outside the project, also within functions."""
    names = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"canllaw"}


def test_the_library_imports_only_what_the_package_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    requirements = [*project["dependencies"], *extras["pdf"], *extras["cluster"]]
    declared = {same_name(REQUIREMENT.match(requirement)[0]) for requirement in requirements}
    # pydantic's own core is part of it.
    declared.add("pydantic-core")
    distributions = packages_distributions()
    undeclared = {
        module
        for module in imported_modules(ROOT / "canllaw")
        if not declared & {same_name(name) for name in distributions.get(module, [module])}
    }
    assert undeclared == set()
