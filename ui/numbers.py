"""Numbers of Qt's namespace ``Qt`` for what is made before the first paint, to be given to ``QObject.setProperty``.

Naming ``Qt`` in Python makes all of its enumerations, a tenth of the start. What is made later names it.
"""

VERTICAL = 2
"""``Qt.Orientation.Vertical``."""

ICON_ONLY = 0
"""``Qt.ToolButtonStyle.ToolButtonIconOnly``."""

TEXT_BESIDE_ICON = 2
"""``Qt.ToolButtonStyle.ToolButtonTextBesideIcon``."""

COLOUR_SCHEMES = {"system": 0, "light": 1, "dark": 2}
"""``Qt.ColorScheme`` by the name of an appearance."""
