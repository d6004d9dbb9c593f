"""All rules, in the order in which they are applied."""

from __future__ import annotations

from aes_editor.typography import numbers, quotes, signs, spacing, words

RULES = (*quotes.RULES, *words.RULES, *signs.RULES, *numbers.RULES, *spacing.RULES)

_BY_NAME = {rule.name: rule for rule in RULES}


def reason(name: str) -> str:
    """Return the sentence (a message id) of the rule *name*; :class:`KeyError` where there is none."""
    return _BY_NAME[name].reason
