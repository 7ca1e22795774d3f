#!/usr/bin/env python3
"""Prepares the dossiers of a batch from a folder of published files, which stay where they are.

usage: preparer_lot.py DONNEES SORTIE paris|gironde [temoins]
       preparer_lot.py DONNEES SORTIE nationale

DONNEES holds ssmsi/, insee/, cog/ and geo/ as they were downloaded, or, for « nationale », base.csv.gz
and what generer_social.py made of it: every seventeenth commune over 9,000 inhabitants. SORTIE gets a folder a
territory and lot.yaml. With « temoins » each dossier bears a word of its own, « Témoin-CODE », which
chercher_fuites.py looks for in the documents of the others.
"""
import csv, gzip, json, os, sys

DATA, OUTPUT, WHICH = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
PLANTED = sys.argv[4:] == ["temoins"]


def dossier(code, kind, files):
    lines = ["vigie: 1", f"{kind}:", f'  code_insee: "{code}"']
    lines += [f"  nom: Commune {code}"] if WHICH == "nationale" else []
    lines += ["mission:", "  date: 2026-11-23"]
    lines += [f"  redacteur: Témoin-{code}"] if PLANTED else []
    lines += ["sources:"]
    for key, paths in files.items():
        lines += [f"  {key}:"] + [f'    - "{DATA}/{path}"' for path in paths]
    folder = os.path.join(OUTPUT, code)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "dossier.yaml"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def codes(path, column, starts):
    with open(os.path.join(DATA, path), encoding="utf-8-sig", newline="") as file:
        return sorted({row[column] for row in csv.DictReader(file) if row[column].startswith(starts)})


def large_communes(path):
    with gzip.open(os.path.join(DATA, path), "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter=";")
        next(rows)
        return sorted({row[0] for row in rows if row[1] == "2024" and int(row[7]) > 9000})


social = ["insee/cc_filosofi_2021_COM.csv", "insee/donnees_communes_B.csv"]
names = ["cog/v_commune_2025.csv", "cog/anct_densite.csv"]
if WHICH == "paris":
    kind, listed = "arrondissement", codes("ssmsi/com_paris_arr_geo2025_extrait.csv", "CODGEO_2025", "751")
    files = {"delinquance": ["ssmsi/com_paris_arr_geo2025_extrait.csv",
                             "ssmsi/donnee-reg-data.gouv-2024-geographie2024-produit-le2025-03-14.csv",
                             "ssmsi/donnee-dep-data.gouv-2022-geographie2023-produit-le2023-07-17.csv.gz"],
             "social": social, "geographie": names, "iris": ["geo/iris_75.geojson"],
             "quartiers_prioritaires": ["geo/qpv2024_simplified.geojson"]}
elif WHICH == "nationale":
    kind, listed = "commune", large_communes("base.csv.gz")[::17]
    files = {"delinquance": ["base.csv.gz"], "social": ["cc_filosofi_2021_COM.csv"]}
else:
    kind, listed = "commune", codes("ssmsi/com_gironde_2017_geo2024_extrait.csv", "CODGEO_2024", "33")
    files = {"delinquance": ["ssmsi/com_gironde_2017_geo2024_extrait.csv",
                             "ssmsi/donnee-reg-data.gouv-2024-geographie2024-produit-le2025-03-14.csv",
                             "ssmsi/donnee-dep-data.gouv-2022-geographie2023-produit-le2023-07-17.csv.gz"],
             "social": social, "geographie": names, "contours": ["geo/communes-33-gironde.geojson"],
             "quartiers_prioritaires": ["geo/qpv2024_simplified.geojson"]}
for code in listed:
    dossier(code, kind, files)
with open(os.path.join(OUTPUT, "lot.yaml"), "w", encoding="utf-8") as file:
    file.write("vigie: 1\ndossiers: " + json.dumps(listed) + "\n")
print(len(listed), "dossiers")
