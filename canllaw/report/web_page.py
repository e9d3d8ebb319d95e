"""Pages: one file each, with its style inside, that asks for nothing from anywhere and holds no script."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from canllaw.basics.language import Language, catalogue
from canllaw.basics.writing import write_whole

TEMPLATES = Path(__file__).parent / "templates"
# How a page says in its head that Canllaw wrote it; the version follows.
GENERATOR = '<meta name="generator" content="Canllaw'
LONGEST_WORD = 24


def write_page(path: Path, template: str, page: object, language: Language) -> None:
    """Fill a template with the values of a page and write it, whole or not at all."""
    write_whole(path, render_page(template, page, language).encode())


def render_page(template: str, page: object, language: Language) -> str:
    return environment(language).get_template(template).render(page=page, style=read_style())


@cache
def environment(language: Language) -> Environment:
    """Everything is escaped but the drawings and the style, which are ours."""
    jinja = Environment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    jinja.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    jinja.filters["breakable"] = breakable
    return jinja


def breakable(text: str) -> Markup:
    """Words with which no narrow column fits, such as names of functions, may be broken after their signs."""
    return Markup("").join(
        Markup("<wbr>").join(re.split(r"(?<=[._/])(?=\w)", part)) if len(part) > LONGEST_WORD else part
        for part in re.split(r"(\s+)", text)
    )


@cache
def read_style() -> str:
    return (TEMPLATES / "report.css").read_text(encoding="utf-8")
