"""Markdown in, one small tree of frozen nodes out, and back: what every exporter, preview and check reads."""

from aes_editor.markup.nodes import Item, List, Node, Para, Run, Table, plain
from aes_editor.markup.reader import blocks, inline, inline_of
from aes_editor.markup.writer import markdown

__all__ = ["Item", "List", "Node", "Para", "Run", "Table", "blocks", "inline", "inline_of", "markdown", "plain"]
