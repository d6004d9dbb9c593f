import datetime as dt
from email.message import EmailMessage

import pytest

from aes_editor import importers
from aes_editor.document import Figure, Quote
from aes_editor.errors import InputError
from aes_editor.importers import Imported, Source
from tests.core.importers.office_files import paragraph, word

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(4000)
PLAIN = """Bonjour,

Le port sec de Dosso ouvre ses portes

Dosso, 9 avril 2026 – Le port sec de Dosso, d’une capacité de 40 000 conteneurs, a
reçu lundi son premier train, en présence des ministres des Transports des trois
pays, venus saluer deux ans de travaux conduits par des entreprises de la région et
financés par les trois États.

« Nous rapprochons la mer de nos marchés », a déclaré M. Oumarou IDRISSA, ministre
des Transports du Niger. « Chaque semaine, quatre trains relieront désormais le port
de Dosso aux quais. »

Les premiers conteneurs contenaient du coton et du sésame. Les suivants porteront du
ciment et des médicaments, puis des véhicules, dès que la rampe de chargement sera
achevée, au mois de juin prochain selon les services du ministère.
"""
HTML = (
    "<html><body><h1>Le port sec de Dosso ouvre ses portes</h1>"
    "<p>Dosso, 9 avril 2026 – Le port sec de Dosso a reçu lundi son premier train, devant la presse.</p>"
    '<p><img src="cid:quai" alt="Le quai"></p>'
    "<p>« Nous rapprochons la mer », a déclaré M. Oumarou IDRISSA, ministre des Transports du Niger.</p>"
    + "<p>Le trafic sera ouvert à tous les transporteurs de la région dès le premier jour du mois prochain.</p>" * 4
    + "</body></html>"
)


def message(subject: str = "TR: Le port sec de Dosso ouvre ses portes") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Service de presse <presse@aes.example>"
    mail["To"] = "redaction@journal.example"
    mail["Date"] = "Thu, 09 Apr 2026 10:00:00 +0000"
    mail["Subject"] = subject
    mail["Message-ID"] = "<1@aes.example>"
    return mail


def read(data: bytes, name: str = "message.eml") -> Imported:
    return importers.read(Source(name, data), now=NOW, authority="aes.example")


@pytest.mark.parametrize("name", ["message.eml", "message.txt", "message"])
def test_the_broken_lines_of_a_plain_message_are_joined(name: str) -> None:
    mail = message()
    mail.set_content(PLAIN)

    doc = read(mail.as_bytes(), name).doc

    assert doc.headline == "Le port sec de Dosso ouvre ses portes"
    assert (doc.dateline.place, doc.dateline.date) == ("Dosso", dt.date(2026, 4, 9))
    assert len(doc.body) == 3
    assert not doc.kicker
    (quote,) = (block for block in doc.body if isinstance(block, Quote))
    assert quote.speaker.role == "ministre des Transports du Niger"


def test_the_formatted_form_is_read_with_its_images() -> None:
    mail = message()
    mail.set_content("Votre messagerie n’affiche pas ce message.")
    mail.add_alternative(HTML, subtype="html")
    html = next(part for part in mail.walk() if part.get_content_type() == "text/html")
    assert isinstance(html, EmailMessage)
    html.add_related(PNG, "image", "png", cid="<quai>")

    imported = read(mail.as_bytes())

    (figure,) = (block for block in imported.doc.body if isinstance(block, Figure))
    assert imported.media == {figure.media: PNG}
    assert figure.alt == "Le quai"


def test_a_page_saved_in_one_file_is_a_page() -> None:
    mail = EmailMessage()
    mail["From"] = "<Saved by a browser>"
    mail["Snapshot-Content-Location"] = "https://aes.example/port"
    mail["Subject"] = "Le port sec de Dosso ouvre ses portes"
    mail.set_content(HTML, subtype="html")

    assert read(mail.as_bytes(), "page.mhtml").doc.headline == "Le port sec de Dosso ouvre ses portes"


def test_a_cover_note_gives_way_to_the_document_it_accompanies() -> None:
    mail = message("Communiqué")
    mail.set_content("Veuillez trouver ci-joint notre communiqué.\n\nCordialement")
    body = paragraph("Le port sec de Dosso ouvre ses portes", "Titre") + paragraph(
        "Dosso, 9 avril 2026 – Le port sec de Dosso a reçu lundi son premier train, devant la presse."
    )
    mail.add_attachment(word(body), "application", "octet-stream", filename="communiqué.docx")

    doc = read(mail.as_bytes()).doc

    assert doc.headline == "Le port sec de Dosso ouvre ses portes"


def test_attachments_left_behind_are_told() -> None:
    mail = message()
    mail.set_content(PLAIN)
    mail.add_attachment(b"%PDF-1.7", "application", "pdf", filename="port.pdf")

    assert any("port.pdf" in loss for loss in read(mail.as_bytes()).losses)


def test_a_text_that_only_looks_like_a_message_is_text() -> None:
    text = "Subject: la paix\n\nLes ministres ont signé un accord sur les routes de la région, lundi, à Niamey.\n"

    assert importers.importer_for(Source("a.txt", text.encode())).name == "text"


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n\r\nx\r\n" * 2000,
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n",
        b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\r\n\r\n--\r\n",
        b"MIME-Version: 1.0\r\nSubject: =?utf-8?b?////?=\r\nDate: never\r\n\r\n",
        b"".join(
            b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (depth, depth)
            for depth in range(3000)
        ),
    ],
)
def test_a_message_without_a_text_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(InputError):
        read(data)
