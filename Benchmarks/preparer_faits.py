#!/usr/bin/env python3
"""Writes a dossier with a large made-up file of facts: as many as asked for, over five years.

usage: preparer_faits.py DOSSIER [FAITS]      (1000000)

One row a call: identifier, day and hour in two columns, one of twelve natures that lead to eight
categories, metres of Lambert-93 around the middle of a round commune. Some hours and coordinates are missing, some rows are at fault, as
in the files of services. The seed is fixed: two runs write the same bytes.
"""
import json, math, os, random, sys
from datetime import date, timedelta

folder = sys.argv[1]
facts = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
DAYS = 5 * 365
NATURES = {
    "Tapage nocturne": "Nuisances sonores", "Tapage diurne": "Nuisances sonores",
    "Bruit": "Nuisances sonores", "Rassemblement": "Rassemblements",
    "Rodéo": "Rodéos motorisés", "Moto bruyante": "Rodéos motorisés",
    "Dépôt sauvage": "Dépôts sauvages", "Stationnement gênant": "Stationnement gênant",
    "Hall": "Occupation de halls", "Alcool": "Alcool sur la voie publique",
    "Dégradation": "Dégradations", "Tag": "Dégradations",
}
# Degrees of the point around which the metres are drawn, and how many metres one of them makes.
LONGITUDE, LATITUDE = 3.3585, 46.5174
METRES = (76_630, 111_170)
RADIUS = 4_500
chance = random.Random(2026)

os.makedirs(folder, exist_ok=True)
with open(os.path.join(folder, "dossier.yaml"), "w", encoding="utf-8") as file:
    words = ", ".join(f"{word}: {category}" for word, category in NATURES.items())
    file.write(f"""vigie: 1
commune: {{code_insee: "99001", nom: Essai}}
mission: {{date: 2026-11-23}}
fictif: true
sources:
  contours: [contour.geojson]
  faits:
    nom: Standard de tranquillité publique
    fichier: faits.csv
    unite: appels
    projection: EPSG:2154
    colonnes: {{identifiant: n, date_debut: date, heure_debut: heure, categorie: nature, longitude: x, latitude: y}}
    categories: {{{words}}}
""")

ring = [
    [LONGITUDE + RADIUS / METRES[0] * math.cos(angle), LATITUDE + RADIUS / METRES[1] * math.sin(angle)]
    for angle in (math.tau * step / 180 for step in range(180))
]
with open(os.path.join(folder, "contour.geojson"), "w", encoding="utf-8") as file:
    feature = {
        "type": "Feature",
        "properties": {"code": "99001", "nom": "Essai"},
        "geometry": {"type": "Polygon", "coordinates": [ring + ring[:1]]},
    }
    json.dump({"type": "FeatureCollection", "features": [feature]}, file)

start = date(2021, 11, 1)
days = [(start + timedelta(day)).strftime("%d/%m/%Y") for day in range(DAYS)]
natures = list(NATURES)
with open(os.path.join(folder, "faits.csv"), "w", encoding="utf-8") as file:
    file.write("n;date;heure;nature;x;y\n")
    for number in range(facts):
        day = days[chance.randrange(DAYS)] if number % 5_000 else "31/02/2024"
        minute = int(chance.triangular(0, 1_440, 1_320))
        hour = f"{minute // 60:02}:{minute % 60:02}" if chance.random() < 0.97 else ""
        place = f"{chance.gauss(727_500, 1_500):.1f};{chance.gauss(6_602_000, 1_500):.1f}"
        if chance.random() > 0.94:
            place = ";"
        file.write(f"{number};{day};{hour};{chance.choice(natures)};{place}\n")
