"""Communiqués that tests of several rooms look at: one with everything, an Arabic one, a hostile one."""

import datetime as dt

from aes_editor.document import (
    Communique,
    Contact,
    Corrects,
    Dateline,
    Embargo,
    Figure,
    Paragraphs,
    Person,
    Quote,
    Related,
    ReleaseKind,
    Rights,
    Signatory,
    Status,
    Step,
    Subheading,
    Subject,
    Translation,
)
from tests.strategies import ABSENT_IMAGE, HOSTILE, images

NOW = dt.datetime(2026, 3, 10, 9, 30, tzinfo=dt.UTC)
"""The moment tests export at."""

PICTURE = min(name for name in images() if name.endswith(".jpg"))

MINISTER = Person(
    name="Aïssata BARRY",
    honorific="Mme",
    role="Ministre de la Navigation intérieure",
    organisation="République du Mali",
)


def full() -> Communique:
    """Return a communiqué in which every field says something and every kind of block occurs."""
    return Communique(
        guid="https://aes.example/communiques/2026/31",
        version=2,
        kind=ReleaseKind.JOINT,
        reference="N°\u00a0031/2026/AES/COM",
        status=Status.CORRECTED,
        embargo=Embargo(until=NOW - dt.timedelta(hours=1), note="Merci d’attendre"),
        kicker="Transports",
        headline="Trois ports, un fleuve\u202f: la navigation reprend",
        subtitle="Le balisage est achevé de Koulikoro à Gaya",
        short_title="Navigation sur le Niger",
        lead="Les trois pays ouvrent une ligne commune.\n\nElle dessert onze escales.",
        dateline=Dateline(place="Niamey", country="NE", date=dt.date(2026, 3, 1)),
        body=(
            Paragraphs(text="La ligne **ouvre** le *1er avril*, voir [le programme](https://aes.example/p?a=1&b=2)."),
            Subheading(text="Ce qui change"),
            Quote(
                text="«\u202fLe fleuve nous relie\u202f», a dit Mme\u00a0BARRY. «\u202fIl nous nourrit aussi.\u202f»",
                speaker=MINISTER,
            ),
            Quote(text="«\u202fUne escale, une école, un marché.\u202f»", speaker=MINISTER),
            Quote(text="“The river is open.”", speaker=Person(name="Idi SOULEY", role="Pilote"), language="en"),
            Figure(media=PICTURE, alt="Une pinasse au couchant", caption="La première liaison", credit="A. Maïga"),
            Figure(media=PICTURE, decorative=True),
            Figure(media=ABSENT_IMAGE, alt="Carte des escales", caption="Les onze escales"),
            Paragraphs(
                text="- balises\n- écluses\n    - Markala\n\n3. trois\n4. quatre\n\n"
                "| Escale | Jours | |\n|:-------|------:|:-:|\n| Ségou | 2 | `S` |\n| Gao | 3 | |"
            ),
        ),
        related=(
            Related(
                title="Le bac de Gaya", summary="Mis à l’eau en mars.", url="https://aes.example/30", media=PICTURE
            ),
            Related(title="Un bac sans adresse", guid="tag:aes.example,2026-02-01:communique:29", media=ABSENT_IMAGE),
            Related(title="Une adresse qui n’en est pas une", url="javascript:alert(1)"),
        ),
        contacts=(
            Contact(
                name="Oumar DICKO",
                role="Attaché de presse",
                organisation="AES",
                phones=("+223 20 00 00 00", "+227 20 00 00 00"),
                email="presse@aes.example",
                languages=("fr", "ff"),
            ),
            Contact(name="Ligne interne", phones=("+223 99 99 99 99",), public=False),
        ),
        boilerplate=("La Confédération réunit trois États.", "Son service de presse\nparaît chaque jour."),
        signatories=(
            Signatory(person=MINISTER, place="Niamey", date=dt.date(2026, 3, 1)),
            Signatory(person=Person(name="Idrissa SAWADOGO", role="Ministre des Transports")),
        ),
        rights=Rights(holder="AES", notice="© 2026 AES", usage="Reproduction libre, source citée."),
        subjects=(Subject(code="medtop:20000337", name="transport fluvial"),),
        corrects=Corrects(guid="https://aes.example/communiques/2026/30", version=1, reason="Le nombre d’escales"),
        translations=(Translation(language="en", guid="https://aes.example/en/31"),),
        trail=(Step(status=Status.CORRECTED, by="Awa TRAORÉ", time=NOW, note="Une escale manquait", digest="0" * 64),),
        created=NOW - dt.timedelta(days=2),
        modified=NOW - dt.timedelta(days=1),
        released=NOW - dt.timedelta(hours=1),
    )


def arabic() -> Communique:
    """Return a communiqué in Arabic, with French words in it."""
    return Communique(
        guid="tag:aes.example,2026-03-01:communique:ar",
        kind=ReleaseKind.FINAL,
        reference="رقم ٠٣١ / ٢٠٢٦",
        language="ar",
        status=Status.RELEASED,
        kicker="النقل النهري",
        headline="ثلاثة موانئ ونهر واحد: الملاحة تستأنف",
        subtitle="اكتمال وضع العلامات من كوليكورو إلى غايا",
        lead="تفتح الدول الثلاث خطاً مشتركاً يخدم إحدى عشرة محطة على طول النهر.",
        dateline=Dateline(place="نيامي", country="NE", date=dt.date(2026, 3, 1)),
        body=(
            Paragraphs(text="يبدأ الخط في **الأول من أبريل**، ويعلن عنه موقع [AES](https://aes.example) قريباً."),
            Quote(
                text="«النهر يجمعنا»، قالت الوزيرة باري. «وهو يطعمنا أيضاً.»",
                speaker=Person(name="عائشة باري", role="وزيرة الملاحة", organisation="جمهورية مالي"),
            ),
            Subheading(text="ما الذي يتغير"),
            Quote(text="«محطة، مدرسة، سوق.»", speaker=Person(name="عائشة باري", role="وزيرة الملاحة")),
            Quote(text="«\u202fLe fleuve est ouvert.\u202f»", speaker=Person(name="Idi SOULEY"), language="fr"),
            Figure(media=PICTURE, alt="زورق عند الغروب", caption="أول رحلة", credit="أ. مايغا"),
            Paragraphs(text="- علامات\n- سدود\n\n| المحطة | الأيام |\n|---|--:|\n| سيغو | 2 |"),
        ),
        related=(Related(title="عبّارة غايا", summary="دخلت الخدمة في مارس.", url="https://aes.example/30"),),
        contacts=(
            Contact(name="عمر ديكو", phones=("+223 20 00 00 00",), email="presse@aes.example", languages=("ar",)),
        ),
        boilerplate=("تضم الكونفدرالية ثلاث دول.",),
        signatories=(Signatory(person=Person(name="عائشة باري"), place="نيامي", date=dt.date(2026, 3, 1)),),
        rights=Rights(notice="© 2026 AES"),
    )


def hostile() -> Communique:
    """Return a communiqué that brings every hostile text to every place that holds free text, and a very long one."""
    text = " ".join(HOSTILE)
    person = Person(name=text, honorific=text, role=text, organisation=text)
    return Communique(
        guid=text,
        reference=text,
        language='fr"><script>',
        embargo=Embargo(note=text),
        kicker=text,
        headline=text,
        subtitle=text,
        short_title=text,
        lead=text,
        dateline=Dateline(place=text, country=text, date=dt.date(1, 1, 1)),
        body=(
            *(Paragraphs(text=each) for each in HOSTILE),
            Paragraphs(text="mot " * 50_000),
            Quote(text=f"« {text} », a-t-il dit. « {text} »", speaker=person, language=text),
            Quote(text=f"« {text}", speaker=person),
            Subheading(text=text),
            Figure(media=text, alt=text, caption=text, credit=text),
        ),
        related=tuple(Related(title=text, summary=text, url=each, guid=each, media=each) for each in HOSTILE),
        contacts=(Contact(name=text, role=text, organisation=text, phones=HOSTILE, email=text, languages=HOSTILE),),
        boilerplate=HOSTILE,
        signatories=(Signatory(person=person, place=text, date=dt.date(9999, 12, 31)),),
        rights=Rights(holder=text, notice=text, usage=text),
        subjects=(Subject(code=text, name=text),),
        corrects=Corrects(guid=text, reason=text),
        translations=(Translation(language=text, guid=text),),
    )
