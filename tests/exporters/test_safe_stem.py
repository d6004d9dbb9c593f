from hypothesis import given
from hypothesis import strategies as st

from exporters.naming import safe_stem


@given(st.text(st.characters(exclude_categories=[])))
def test_a_stem_is_safe_once_and_for_all(stem: str) -> None:
    safe = safe_stem(stem)

    assert safe
    assert safe_stem(safe) == safe
    assert not set(safe) & set('<>:"/\\|?*\x00\n')
    assert not safe.startswith(".")
    assert len(safe.encode()) <= 200


def test_ordinary_stems_are_left_alone() -> None:
    for stem in ("adoption-protocole", "Communiqué n° 12 (v2)", "بيان", "2026.03.10"):
        assert safe_stem(stem) == stem


def test_long_stems_stay_different() -> None:
    assert safe_stem("a" * 300) != safe_stem("a" * 301)
