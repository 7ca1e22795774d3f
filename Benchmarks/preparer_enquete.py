#!/usr/bin/env python3
"""Writes a dossier with a large made-up survey: as many respondents and columns as asked for.

usage: preparer_enquete.py DOSSIER [REPONDANTS [COLONNES]]      (35000 et 100)

Sex, age, district and size of household, ten kinds of facts of four columns each, ten questions of
feeling by district, and for the rest opinions of five answers. Raked on sex, age and district.
"""
import os, random, sys

folder = sys.argv[1]
respondents = int(sys.argv[2]) if len(sys.argv) > 2 else 35_000
columns = int(sys.argv[3]) if len(sys.argv) > 3 else 100
KINDS, FEELINGS, DISTRICTS = 10, 10, 10
opinions = columns - 4 - 4 * KINDS - FEELINGS
chance = random.Random(2026)

os.makedirs(folder, exist_ok=True)
with open(os.path.join(folder, "dossier.yaml"), "w", encoding="utf-8") as file:
    file.write('vigie: 1\ncommune: {code_insee: "99001", nom: Essai}\n')
    file.write("mission: {date: 2026-11-23}\nfictif: true\nenquete: enquete.yaml\n")

scale = "modalites: {1: souvent, 2: de temps en temps, 3: rarement, 4: jamais}"
silence = "non_reponse: {8: ne sait pas, 9: refus}"
districts = {f"quartier {k}": 7_000 + 600 * k for k in range(1, DISTRICTS + 1)}
persons = sum(districts.values())
with open(os.path.join(folder, "enquete.yaml"), "w", encoding="utf-8") as file:
    def line(text):
        file.write(text + "\n")

    line("vigie: 1\ntitre: Enquête\nfichier: reponses.csv\nseparateur: \";\"")
    line("terrain: {du: 2026-03-02, au: 2026-04-10, mode: internet, periode_de_reference: 12 mois}")
    line("plan: quotas")
    line(f"champ: {{population: habitants de 15 ans et plus, effectif: {persons}, menages: 55000}}")
    line("quartier: district\ntaille_menage: taille")
    line("calage:\n  methode: raking\n  marges:")
    line(f"    sexe: {{femme: {persons * 52 // 100}, homme: {persons - persons * 52 // 100}}}")
    young, old = persons * 24 // 100, persons * 28 // 100
    line(f"    age: {{15-29: {young}, 30-59: {persons - young - old}, 60+: {old}}}")
    line("    quartier: {" + ", ".join(f"{name}: {size}" for name, size in districts.items()) + "}")
    line("questions:")
    line("  sexe: {colonne: sexe, modalites: {1: femme, 2: homme}}")
    line("  age: {colonne: age, classes: [15, 30, 60]}")
    names = ", ".join(f"{k}: quartier {k}" for k in range(1, DISTRICTS + 1))
    line(f"  quartier: {{colonne: district, modalites: {{{names}}}}}")
    for k in range(FEELINGS):
        line(f"  sentiment_{k}: {{colonne: s{k}, {scale}, {silence}, role: sentiment}}")
    for k in range(opinions):
        line(f"  avis_{k}: {{colonne: a{k}, modalites: {{1: un, 2: deux, 3: trois, 4: quatre, 5: cinq}}}}")
    line("victimations:")
    for k in range(KINDS):
        unit = "menage" if k < 5 else "personne"
        line(f"  fait_{k}: {{unite: {unit}, victime: v{k}, nombre: n{k}, plainte: p{k}, declaration: d{k}}}")

with open(os.path.join(folder, "reponses.csv"), "w", encoding="utf-8") as file:
    head = ["sexe", "age", "district", "taille"]
    head += [f"{letter}{k}" for k in range(KINDS) for letter in "vnpd"]
    head += [f"s{k}" for k in range(FEELINGS)] + [f"a{k}" for k in range(opinions)]
    file.write(";".join(head) + "\n")
    sizes = list(range(1, DISTRICTS + 1))
    for _ in range(respondents):
        row = [
            "1" if chance.random() < 0.56 else "2", str(chance.randint(15, 92)),
            str(chance.choices(sizes, [9, 8, 10, 9, 10, 11, 12, 10, 9, 12])[0]),
            str(chance.choices([1, 2, 3, 4], [42, 40, 12, 6])[0]),
        ]
        for kind in range(KINDS):
            if chance.random() < 0.02 + 0.01 * kind:
                complaint = chance.random() < 0.4
                row += [
                    "1", str(chance.choices([1, 2, 3, 4, 12], [80, 12, 4, 3, 1])[0]),
                    "1" if complaint else "2",
                    "1" if complaint or chance.random() < 0.2 else "2",
                ]
            else:
                row += ["2", "", "", ""]
        row += chance.choices("12348", [12, 24, 30, 31, 3], k=FEELINGS)
        row += chance.choices("12345", k=opinions)
        file.write(";".join(row) + "\n")
