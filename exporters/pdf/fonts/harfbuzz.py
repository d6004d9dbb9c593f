"""The door to HarfBuzz, whose binding is compiled and tells no types."""

from typing import Any

import uharfbuzz

hb: Any = uharfbuzz
