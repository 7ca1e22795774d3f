#!/usr/bin/env python3
"""Writes docs/galerie.md with a picture of each kind of figure and of typical pages.

usage: galerie.py VIGIE

From the dossiers of the demonstration: the same program gives the same pictures. Needs pdftoppm,
pdfinfo and pdftotext of poppler-utils.
"""
import pathlib, re, shutil, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parent.parent
pictures = root / "docs/images/galerie"
vigie = pathlib.Path(sys.argv[1]).resolve()

# The first figure whose place begins so, and what kind it is.
FIGURES = [
    ("carte-territoire", "Carte du territoire, quartiers prioritaires hachurés"),
    ("carte-tranquillite-police", "Cercles proportionnels par quartier"),
    ("figure-taux", "Taux d'un indicateur, intervalle, comparables et département"),
    ("figure-multiples", "Petits graphiques côte à côte"),
    ("figure-barres", "Barres de la dernière année"),
    ("figure-annees", "Chaque année rapportée à la moyenne de sa série"),
    ("figure-bandes", "Rapport aux comparables, tous indicateurs"),
    ("figure-entonnoir", "Entonnoir"),
    ("figure-references", "Rapport à chaque référence"),
    ("figure-attendu", "Nombre attendu d'après le profil"),
    ("figure-place-sociale", "Place parmi les communes"),
    ("figure-pyramide", "Habitants par âge et par sexe"),
    ("figure-tranquillite-rapports", "D'une année à l'autre, par catégorie"),
    ("figure-tranquillite-mois", "Mois par mois, deux années"),
    ("figure-tranquillite-saison", "Saison"),
    ("figure-tranquillite-lieux", "Nombres par lieu"),
    ("figure-perception-themes", "Thèmes des entretiens par famille d'acteurs"),
    ("figure-perception-lieux", "Lieux des entretiens"),
    ("figure-enquete-personne", "Atteintes déclarées, points et intervalles"),
    ("figure-enquete-sentiment", "Réponses négatives et positives"),
    ("figure-enquete-quartiers", "Insécurité par quartier"),
    ("figure-matrice", "Ce que disent les sources, thème par thème"),
    ("figure-quartiers", "Faits et ressenti par quartier"),
    ("figure-pont", "Du fait vécu au fait enregistré"),
]

# A document, the words by which its page is found, and what the page shows.
PAGES = [
    ("diagnostic", "", "Couverture du diagnostic"),
    ("diagnostic", "Atteintes aux personnes : nombres", "Une page de constats"),
    ("diagnostic", "Annexe. Index", "L'index des lieux et des thèmes"),
    ("strategie-v5", "Axe", "La stratégie"),
    ("fiches", "Fiche action", "Une fiche action"),
    ("observatoire", "Figure 4 ", "Heures et jours de l'observatoire"),
    ("observatoire", "Carte 1 ", "Densité et points chauds"),
    ("observatoire", "Carte 3 ", "Un point chaud"),
    ("evaluation", "Action par action", "L'évaluation"),
    ("instance-arrete", "Vu le code", "L'arrêté de composition, à relire et à signer"),
]


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def picture(pdf, page, name, dots):
    run("pdftoppm", "-png", "-r", str(dots), "-f", str(page), "-singlefile", pdf, pictures / name)
    return f"images/galerie/{name}.png"


def page_with(pdf, words):
    if not words:
        return 1
    pages = run("pdftotext", pdf, "-").split("\f")
    shown = [re.sub(r"\s+", " ", text) for text in pages]
    # The contents name everything.
    return next(i for i, text in enumerate(shown, 1) if words in text and "Sommaire" not in text)


shutil.rmtree(pictures, ignore_errors=True)
pictures.mkdir(parents=True)
lines = [
    "# Galerie",
    "",
    "Les figures et les pages de Valmont, ville fictive : **aucun de ces chiffres n'est réel**. `make galerie` les refait.",
]
with tempfile.TemporaryDirectory() as work:
    dossier = root / "fixtures/valmont"
    run(vigie, "graphiques", dossier, "-f", "pdf", "-s", work)
    for command in ["diagnostic", "strategie", "fiches", "evaluation", "instance", "observatoire"]:
        run(vigie, command, dossier, "-s", work)
    figures = sorted(pathlib.Path(work).glob("*/*.pdf"))
    lines += ["", "## Figures"]
    for anchor, kind in FIGURES:
        pdf = next(path for path in figures if path.stem.startswith(anchor))
        title = re.search(r"^Title:\s*(.*)$", run("pdfinfo", pdf), re.M).group(1)
        image = picture(pdf, 1, anchor, 80)
        lines += ["", f"### {kind}", "", f"![{title}, données fictives]({image})"]
    lines += ["", "## Pages"]
    for document, words, shows in PAGES:
        pdf = pathlib.Path(work) / f"99001-{document}.pdf"
        number = page_with(pdf, words)
        image = picture(pdf, number, f"page-{document}-{number}", 60)
        lines += ["", f"### {shows}", "", f"![{shows}, données fictives]({image})"]
(root / "docs/galerie.md").write_text("\n".join(lines) + "\n")
