#!/usr/bin/env python3
"""Holds PDFs against PDF/A-2b and against the order in which a screen reader goes through them.

usage: conformite.py FICHIER.pdf…

Needs pikepdf[pdfa], whose checker approves a file only when it knows every construct in it, and
pdftotext and pdfinfo of poppler-utils. Ends with 1 when a file has a fault.
"""
import os, re, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pikepdf.pdfa


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def titles(items):
    for item in items:
        yield item.title
        yield from titles(item.children)


def letters(text):
    """Without white: where lines end is another matter."""
    return "".join(text.split())


def faults(path):
    report = pikepdf.pdfa.validate_written(path, "2b")
    yield from (f"PDF/A-2b : {finding}" for finding in report.findings)

    pages = run("pdftotext", path, "-").split("\f")[:-1]
    for number, text in enumerate(pages, 1):
        if not text.strip():
            yield f"page {number} : aucun texte à extraire"
        for sign, name in (("\u00ad", "un trait d'union conditionnel"), ("\ufffd", "un signe sans lettre")):
            if sign in text:
                yield f"page {number} : {name} dans le texte extrait"

    read = letters(run("pdfinfo", "-struct-text", path).replace('"', ""))
    place = 0
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        for title in titles(outline.root):
            # On the page, the chapter's topic stands between the number of a section and its title.
            number, words = re.fullmatch(r"((?:\d+|[A-Z])(?:\.\d+)? )?(.*)", title).groups()
            for part in (number or "", words):
                found = read.find(letters(part.replace('"', "")), place)
                if found < 0:
                    yield f"signet « {title} » : absent de la lecture, ou lu trop tôt"
                    break
                place = found


paths = sys.argv[1:]
failed = 0
# pdfinfo reads each page again for each element: minutes for a long document.
with ThreadPoolExecutor(os.cpu_count()) as pool:
    for path, found in zip(paths, pool.map(lambda path: list(faults(path)), paths)):
        failed += bool(found)
        print(f"{path} : {'conforme' if not found else f'{len(found)} fautes'}", flush=True)
        for fault in found[:20]:
            print(f"  {fault}")
sys.exit(1 if failed else 0)
