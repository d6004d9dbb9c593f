"""The other side of ``benchmarks.pdf``: an engine that reads documents from standard input, one JSON object a line.

Run by the interpreter of the peers' environment: ``pdf_peer.py ENGINE FONT_FOLDER…``. Answers each line with the
milliseconds the document took. Only what is installed there may be imported.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def typst(folders: list[str]) -> Callable[[str], bytes]:
    """Return what sets a page of its own, from the fields of a document as JSON, by typst."""
    compiler, page = _compiler(folders), Path(__file__).with_name("pdf_page.typ").read_bytes()

    def make(fields: str) -> bytes:
        made: bytes = compiler.compile(
            input=page, format="pdf", pdf_standards=["a-3a", "ua-1"], sys_inputs={"doc": fields}
        )
        return made

    return make


def typst_text(folders: list[str]) -> Callable[[str], bytes]:
    """Return what sets the bare text of a document by typst."""
    compiler = _compiler(folders)

    def make(source: str) -> bytes:
        made: bytes = compiler.compile(input=source.encode(), format="pdf", pdf_standards=["a-3a"])
        return made

    return make


def _compiler(folders: list[str]) -> Any:
    import typst as engine  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415

    return engine.Compiler(font_paths=folders, ignore_system_fonts=True)


def weasyprint(folders: list[str]) -> Callable[[str], bytes]:
    """Return what sets a document by WeasyPrint."""
    import weasyprint as engine  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415

    fonts: Any = FontConfiguration()
    file = next(path for path in Path(folders[0]).glob("*.ttf") if "Italic" not in path.name)
    face = f"@font-face{{font-family:'Noto Serif';src:url('{file.as_uri()}')}}"
    style: Any = engine.CSS(string=face, font_config=fonts)

    def make(source: str) -> bytes:
        page = engine.HTML(string=source)
        made: bytes = page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
        return made

    return make


def main() -> None:
    """Answer until the input ends."""
    name, *folders = sys.argv[1:]
    make = {"typst": typst, "typst-text": typst_text, "weasyprint": weasyprint}[name](folders)
    for line in sys.stdin:
        order = json.loads(line)
        start = time.perf_counter()
        data = make(order["source"])
        taken = (time.perf_counter() - start) * 1000
        Path(order["path"]).write_bytes(data)
        print(taken, flush=True)


if __name__ == "__main__":
    main()
