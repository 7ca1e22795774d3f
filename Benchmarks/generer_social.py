#!/usr/bin/env python3
"""Seeded social tables for every commune of a national SSMSI file (not real data).

usage: generer_social.py BASE.csv[.gz] SORTIE

Writes SORTIE/filosofi.csv (income, poverty, ratio of deciles) and SORTIE/populations.csv in the
published shapes, one row a commune, so that similar communes and expected levels are looked for
among all of them.
"""
import csv, gzip, os, random, sys

base, output = sys.argv[1], sys.argv[2]
os.makedirs(output, exist_ok=True)
populations = {}
with (gzip.open if base.endswith(".gz") else open)(base, "rt", encoding="utf-8") as file:
    for row in csv.reader(file, delimiter=";"):
        if row[0] not in populations and row[0] != "CODGEO_2025":
            populations[row[0]] = int(row[7])
draw = random.Random(2026)
with open(os.path.join(output, "cc_filosofi_2021_COM.csv"), "w", encoding="utf-8", newline="") as file:
    table = csv.writer(file, delimiter=";", lineterminator="\n")
    table.writerow(["CODGEO", "NBMENFISC21", "NBPERSMENFISC21", "MED21", "TP6021", "RD21", "PCHO21", "PPEN21", "PPMINI21"])
    for code, population in sorted(populations.items()):
        income = draw.gauss(22500, 3200)
        poverty = max(3, 48 - income / 700 + draw.gauss(0, 2))
        table.writerow([
            code, round(population / 2.2), population, round(income), f"{poverty:.1f}",
            f"{max(2, 5.2 - income / 12000 + draw.gauss(0, .3)):.1f}", f"{draw.uniform(1.5, 4):.1f}",
            f"{draw.gauss(28, 5):.1f}", f"{max(.3, poverty / 7 + draw.gauss(0, .3)):.1f}"])
print(len(populations), "communes")
