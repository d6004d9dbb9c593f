"""Communiqués as people hand them in, small enough to read at a glance."""

PLAIN = """Accueil
Un accord est signé

Les trois États ont signé un accord sur les routes, lundi, à Niamey.

Niamey, 10 mars 2026 – Les ministres ont signé l’accord au palais des congrès, en présence des délégations.

« Nous avançons ensemble », a déclaré Mme Awa KONÉ, ministre des Transports.

Partager l'article
"""

HTML = """<h1>Un accord est signé</h1>
<p><b>Les trois États ont signé un accord sur les routes, lundi, à Niamey.</b></p>
<p>Niamey, 10 mars 2026 – Les ministres ont signé l’accord au <i>palais</i> des congrès.</p>
<h2>La suite</h2>
<p>« Nous avançons ensemble », a déclaré Mme Awa KONÉ, ministre des Transports.</p>"""

GUESSED = """Trois promesses tenues

• Un pont de 400 mètres
• Une route de 40 kilomètres
• Deux écoles

Niamey, 12 mars 2026 – Les ministres ont signé l’accord au palais des congrès, en présence des délégations venues de
loin.

Les travaux commencent en juin et durent un an.
"""
"""Its lead is guessed."""

UNCERTAIN = """Un forage pour Ménaka

Les autorités ont inauguré le forage de Ménaka devant les habitants réunis sur la grande place.

Le gouverneur a salué le travail des équipes et la patience des habitants, qui attendaient l'eau depuis trois ans.

« L'eau est là », a-t-il dit devant la foule.

Fait à Ménaka, le 3 mai

La Direction
"""
"""Without a year, the name of who speaks, or that of who signs."""
