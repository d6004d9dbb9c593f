"""Markdown in, one small tree of frozen nodes out: what every exporter, preview and check reads."""

from aes_editor.markup.nodes import Item, List, Node, Para, Run, Table, plain
from aes_editor.markup.reader import blocks, inline, inline_of

__all__ = ["Item", "List", "Node", "Para", "Run", "Table", "blocks", "inline", "inline_of", "plain"]
