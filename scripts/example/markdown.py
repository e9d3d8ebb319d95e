"""Writes the example guidance as plain CommonMark with footnotes and pipe tables."""

from example.source import Block, Guidance, Kind


def write_markdown(guidance: Guidance) -> str:
    front = guidance.front
    lines = [
        f"# {front['title']}",
        f"{front['subtitle']}",
        f"{front['body']}. {front['edition']}, {front['date']}.",
    ]
    lines += [f"*{front['notice']}*", f"## {front['contents']}"]
    lines.append("\n".join(f"- [{chapter.text}](#{slug(chapter.text)})" for chapter in guidance.chapters))
    boxed = False
    for kind, blocks in guidance.runs():
        if kind is Kind.BOX_END:
            boxed = False
            continue
        words = run_markdown(kind, blocks)
        boxed_words = "> " + words if boxed or kind is Kind.BOX else words
        if boxed:
            lines[-1] += "\n>\n" + boxed_words
        else:
            lines.append(boxed_words)
        boxed = boxed or kind is Kind.BOX
    lines += [f"[^{mark}]: {words}" for mark, words in guidance.notes.items()]
    return "\n\n".join(lines) + "\n"


def run_markdown(kind: Kind, blocks: tuple[Block, ...]) -> str:
    if kind is Kind.ROW:
        head, *rows = (block.text for block in blocks)
        return "\n".join([head, "|" + " --- |" * len(blocks[0].cells), *rows])
    if kind is Kind.BULLET:
        return "\n".join(item_markdown(block) for block in blocks)
    block = blocks[0]
    prefix = {Kind.CHAPTER: "## ", Kind.HEADING: "### "}.get(kind, "")
    if kind in (Kind.BOX, Kind.CAPTION):
        return f"**{block.text}**"
    number = f"{block.number} " if block.number else ""
    return f"{prefix}{number}{block.text}"


def item_markdown(block: Block) -> str:
    if block.kind is Kind.STEP:
        return f"{block.number} {block.text}"
    mark = f"{block.number} " if block.kind is Kind.LETTER else ""
    return f"{'  ' * (block.level - 1)}- {mark}{block.text}"


def slug(title: str) -> str:
    """The address that most readers of Markdown give to a heading."""
    return "".join(c for c in title.lower().replace(" ", "-") if c.isalnum() or c == "-")
