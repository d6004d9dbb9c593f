"""The one structurer behind all importers of foreign texts: neutral lines with evidence → the fields of a communiqué.

A page is cut into what stands above the body, the body and what stands below (:mod:`.zones`); each zone has its own
reader, and every character is accounted for (:mod:`.account`). Nothing here knows any single text: what is recognised
is wording (``resources/lexicons``), position, style and shape.
"""
