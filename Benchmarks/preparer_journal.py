#!/usr/bin/env python3
"""Writes a dossier around a real journal of facts: New York's vehicle thefts, start and end of each.

usage: preparer_journal.py JOURNAL.csv DOSSIER

The file has no territory of ours. The contour is the convex hull of its points, and the code one of
Guadeloupe, whose legal projection is the least deformed there. Distances are right to about one per
cent; the map is that of a test.
"""
import csv, json, os, shutil, sys

journal, folder = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
shutil.copyfile(journal, os.path.join(folder, "faits.csv"))


def hull(points):
    """Andrew's monotone chain (1979), counterclockwise."""
    def half(ordered):
        kept = []
        for x, y in ordered:
            while len(kept) > 1 and (
                (kept[-1][0] - kept[-2][0]) * (y - kept[-2][1])
                <= (kept[-1][1] - kept[-2][1]) * (x - kept[-2][0])
            ):
                kept.pop()
            kept.append((x, y))
        return kept[:-1]

    ordered = sorted(set(points))
    return half(ordered) + half(ordered[::-1])


with open(journal, encoding="utf-8", newline="") as file:
    points = [
        (float(row["longitude"]), float(row["latitude"]))
        for row in csv.DictReader(file) if row["longitude"] and row["latitude"]
    ]
ring = hull(points)
with open(os.path.join(folder, "contour.geojson"), "w", encoding="utf-8") as file:
    json.dump(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"code": "97105", "nom": "Essai"},
                    "geometry": {"type": "Polygon", "coordinates": [ring + ring[:1]]},
                }
            ],
        },
        file)
with open(os.path.join(folder, "dossier.yaml"), "w", encoding="utf-8") as file:
    file.write("""vigie: 1
commune: {code_insee: "97105", nom: Essai}
mission: {redacteur: Essai, date: 2026-11-23}
sources:
  contours: [contour.geojson]
  faits:
    nom: Vols de véhicules
    fichier: faits.csv
    unite: vols
    moment: entre le dernier usage et la découverte
    fuseau: America/New_York
    categorie: Vols de véhicules
    colonnes: {identifiant: uid, debut: date_start, fin: date_end, lieu: location_category, longitude: longitude, latitude: latitude}
""")
