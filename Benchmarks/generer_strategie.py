#!/usr/bin/env python3
"""Writes a strategy of any size for measures of time: invented, the same for the same numbers.

    python3 Benchmarks/generer_strategie.py DOSSIER [ACTIONS] [SEANCES]

DOSSIER receives dossier.yaml, strategie.yaml and seances/. 200 actions make about 5,000 lines.
"""
import os
import sys

folder = sys.argv[1]
actions = int(sys.argv[2]) if len(sys.argv) > 2 else 200
meetings = int(sys.argv[3]) if len(sys.argv) > 3 else 4
AXES, OBJECTIVES, OPERATIONAL = 5, 4, 2

os.makedirs(f"{folder}/seances", exist_ok=True)
with open(f"{folder}/dossier.yaml", "w", encoding="utf-8") as file:
    file.write(
        'vigie: 1\ncommune: {code_insee: "99001", nom: Valmont}\nfictif: true\n'
        "mission: {commanditaire: Mairie, redacteur: Cabinet, date: 2026-11-23, instance: CLSPD}\n"
        "strategie: strategie.yaml\nseances: seances/\n")

lines = [
    "vigie: 1", "titre: Stratégie fictive de grande taille",
    "periode: {debut: 2024-09-01, fin: 2027-08-31}", "cadre_national: snpd-2020-2024", "axes:"]
slots = AXES * OBJECTIVES * OPERATIONAL
number = 0
for slot in range(slots):
    axis, rest = divmod(slot, OBJECTIVES * OPERATIONAL)
    objective, operational = divmod(rest, OPERATIONAL)
    if rest == 0:
        lines += [f"  - id: A{axis + 1}", f"    titre: Axe fictif numéro {axis + 1}",
                  f'    rattachement_national: ["{axis % 4 + 1}"]', "    objectifs:"]
    if operational == 0:
        lines += [f"      - id: A{axis + 1}.{objective + 1}",
                  f"        titre: Objectif stratégique fictif {objective + 1} de cet axe",
                  "        objectifs_operationnels:"]
    name = f"A{axis + 1}.{objective + 1}.{operational + 1}"
    lines += [f"          - id: {name}",
              f"            titre: Objectif opérationnel fictif {operational + 1}",
              "            actions:"]
    for _ in range(actions * (slot + 1) // slots - actions * slot // slots):
        number += 1
        lines += [
            f"              - id: F{number:03d}",
            f"                titre: Action fictive numéro {number} pour mesurer le temps",
            "                descriptif: Une action qui n’existe pas.",
            "                constats_generaux:",
            "                  - Un premier constat sans chiffre.",
            "                  - Un second constat sans chiffre.",
            "                protocoles:",
            "                  - Réunir les services concernés.",
            "                  - Fixer les engagements de chacun.",
            "                  - Rendre compte deux fois par an.",
            "                acteurs: [police municipale, bailleurs, associations]",
            "                pilotes: [Direction de la tranquillité publique]",
            "                moyens:",
            "                  - Un demi-poste.",
            "                  - {budget: 30000, annee: 2026, financeurs: {commune: 18000, FIPD: 12000}}",
            "                evaluation:",
            "                  - {id: I1, libelle: Réunions tenues, nature: realisation, unite: réunions, "
            "initial: 0, date: 2024-06-30, cible: 12, echeance: 2026-12-31, sens: hausse}",
            "                calendrier: {debut: 2024-10-01, fin: 2026-12-31}",
            "                territoire: [commune entière]",
            "                public: habitants",
            "                priorite: moyenne",
            "                statut: proposee",
            "                risques: [Vacance de poste.]",
            "                suivi: groupe thématique « tranquillité »",
        ]
with open(f"{folder}/strategie.yaml", "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")

DATES = ["2024-12-05", "2025-06-12", "2025-12-11", "2026-06-18", "2026-10-01", "2026-11-01"]
for index, date in enumerate(DATES[:meetings]):
    decisions = []
    for action in range(index + 1, actions + 1, meetings):
        decisions.append(
            f"  - statut: {{action: F{action:03d}, de: proposee, a: engagee, motif: séance fictive}}")
        decisions.append(
            f"  - mesure: {{indicateur: F{action:03d}.I1, valeur: {action % 12}, date: {date}}}")
    with open(f"{folder}/seances/{date}.yaml", "w", encoding="utf-8") as file:
        file.write(f"vigie: 1\ndate: {date}\nformation: pleniere\ndecisions:\n"
                   + "\n".join(decisions) + "\n")
print(f"{len(lines)} lignes, {number} actions, {min(meetings, len(DATES))} séances")
