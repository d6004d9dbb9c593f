"""Entries that the tests of the directory share."""

import datetime as dt

from aes_editor.directory import (
    BoilerplateEntry,
    ContactEntry,
    Directory,
    InstitutionEntry,
    PersonEntry,
    PlaceEntry,
    Title,
)

COLONEL = Title(
    honorific="Colonel",
    title="Président du Comité",
    short_title="Président",
    organisation="Comité national",
    since=dt.date(2020, 8, 19),
    until=dt.date(2021, 5, 24),
)
GENERAL = Title(
    honorific="Général d’Armée",
    title="Président de la Transition du Mali",
    short_title="Président de la Transition",
    organisation="République du Mali",
    since=dt.date(2021, 6, 7),
)
GOITA = PersonEntry(given_name="Assimi", family_name="Goïta", country="ML", titles=(COLONEL, GENERAL))
KONE = PersonEntry(given_name="Awa", family_name="Koné", country="ML", titles=(Title(honorific="Mme"),))
BARRY = PersonEntry(given_name="Goïla", family_name="Barry", country="BF")
AES = InstitutionEntry(name="Confédération des États du Sahel", short_name="AES")
SEGOU = PlaceEntry(name="Ségou", country="ML", other_names=("سيغو",))
PRESS = ContactEntry(
    name="Oumar Dicko",
    role="Attaché de presse",
    organisation="AES",
    phones=("+22320223344",),
    email="presse@aes.example",
    languages=("fr", "ff"),
    public=False,
)
ABOUT = BoilerplateEntry(
    institution="AES", language="fr", since=dt.date(2025, 1, 1), text="À propos de l’AES.\n\nSuite."
)

DIRECTORY = Directory(
    persons=(BARRY, GOITA, KONE),
    institutions=(AES,),
    places=(SEGOU,),
    contacts=(PRESS,),
    boilerplates=(ABOUT,),
)
