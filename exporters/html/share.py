"""Links by which a reader passes a communiqué on: plain ones, that tell nobody anything until they are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from exporters import links, wording
from exporters.html.elements import element, escape, joined, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document import Communique
    from aes_editor.edition import Edition


def share(doc: Communique, words: Edition) -> str:
    """Return the links for *doc*.

    Without a web address of its own (its identifier, where that is one) the headline and the lead are passed on, and
    there is no link to Facebook, which takes addresses only.
    """
    items = (element("li", element("a", escape(words.label(label)), href=href)) for label, href in _targets(doc))
    label = words.label("share")
    heading = element("p", escape(label), class_="label", aria_hidden="true")
    return element("nav", heading, element("ul", joined(items)), id="share", aria_label=label, **words_in(words))


def _targets(doc: Communique) -> Iterator[tuple[str, str]]:
    address = links.web(doc.guid)
    headline = wording.one_line(doc.short_title) or wording.one_line(doc.headline)
    message = "\n\n".join(filter(None, (headline, wording.one_line(doc.lead), address)))
    yield "share_email", "mailto:?" + _query(subject=headline, body=message)
    yield "share_whatsapp", "https://wa.me/?" + _query(text=message)
    if address:
        yield "share_facebook", "https://www.facebook.com/sharer/sharer.php?" + _query(u=address)
        yield "share_x", "https://x.com/intent/post?" + _query(text=headline, url=address)
    else:
        yield "share_x", "https://x.com/intent/post?" + _query(text=headline)


def _query(**values: str) -> str:
    return urlencode(values, quote_via=quote)
