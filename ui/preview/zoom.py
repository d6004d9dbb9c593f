"""The steps in which a page is magnified."""

from __future__ import annotations

STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


def above(zoom: float) -> float:
    """Return the step above *zoom*, the largest at the end."""
    return next((step for step in STEPS if step > zoom * 1.001), STEPS[-1])


def below(zoom: float) -> float:
    """Return the step below *zoom*, the smallest at the end."""
    return next((step for step in reversed(STEPS) if step < zoom / 1.001), STEPS[0])
