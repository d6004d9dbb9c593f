"""The communiqués that this machine knows of: what they are called, which number they have, what they speak of.

:func:`survey` reads the files there are, and only those that changed since it last did; :class:`Collection` answers
questions about them.
"""

from aes_editor.known.collection import Collection
from aes_editor.known.entry import Known
from aes_editor.known.survey import MOST, survey

__all__ = ["MOST", "Collection", "Known", "survey"]
