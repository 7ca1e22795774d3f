#!/usr/bin/env python3
"""Looks in each document of a batch for what belongs to the other territories of that batch.

usage: chercher_fuites.py LOT SORTIE v_commune.csv

Three searches, as whole words, in what pdftotext extracts: the « Témoin-CODE » that
« preparer_lot.py … temoins » plants in each dossier (a document must hold its own and no other),
the INSEE codes, and the names. Other territories are named on purpose in some tables and figures;
those are cut out first, from their caption to their source. Ends 1 when something is left.
"""
import csv, json, multiprocessing, os, re, subprocess, sys

BATCH, OUTPUT, NAMES = sys.argv[1:4]

# What the captions and headers of those tables and figures say.
NAMED_ON_PURPOSE = re.compile(
    r"entonnoir exact|Territoire +(?:Taille +Nombre|Code +Distance)|Contour du territoire")
CAPTION = re.compile(r"^ *(?:Tableau|Figure|Carte) \d+ ")
END = re.compile(r"^ *(?:Source : |Édition (?:publiable|restreinte)\b)")
# The sentence of the method that lists the territories compared, to the end of its paragraph.
LIST_OF_COMPARED = re.compile(r"dans ce choix\.\s+Ce\s+sont :.*?(?=\n *\n)", re.DOTALL)


def names_by_code(codes):
    with open(NAMES, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["COM"] in codes]
    # A delegated commune bears the code of the commune it belongs to; that one comes first.
    return {row["COM"]: row["LIBELLE"].replace("'", "’") for row in reversed(rows)}


def printed_name(code, label):
    """« Paris 4e Arrondissement » is printed « Paris 4ᵉ »."""
    return re.sub(r"(?<=\d)er? Arrondissement$", lambda m: "ᵉʳ" if m[0][1] == "r" else "ᵉ", label)


def blocks(text):
    """The lines, cut where a table or figure begins and ends."""
    block = []
    for line in text.replace("\f", "\n").splitlines():
        if block and (CAPTION.match(line) or END.match(line)):
            yield "\n".join(block)
            block = []
        block.append(line)
    yield "\n".join(block)


def kept_text(path):
    """The text without what names other territories on purpose, and how much that was."""
    text = subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, capture_output=True).stdout.decode()
    kept, cut = [], 0
    for block in blocks(LIST_OF_COMPARED.sub("", text)):
        on_purpose = CAPTION.match(block) and NAMED_ON_PURPOSE.search(block)
        cut += bool(on_purpose)
        kept.append("" if on_purpose else block)
    return "\n".join(kept), cut


def finder(names):
    """Names by their first word, so that a text is gone through once for all of them."""
    by_first = {}
    for code, name in names.items():
        pattern = r"\s+".join(re.escape(part) for part in name.split())
        pattern = pattern.replace(r"\-", r"-\s*") + r"(?![\w-])"
        by_first.setdefault(re.match(r"\w+", name)[0], []).append((name, code, re.compile(pattern)))
    for listed in by_first.values():
        listed.sort(key=lambda one: -len(one[0]))
    return by_first


def found_names(text, by_first):
    end = 0
    for word in re.finditer(r"(?<![\w-])\w+", text):
        if word.start() < end:
            continue
        for _, code, pattern in by_first.get(word[0], []):
            if match := pattern.match(text, word.start()):
                end = match.end()
                yield code, match
                break


def line_around(text, position):
    start = text.rfind("\n", 0, position) + 1
    return " ".join(text[start:text.find("\n", position)].split())


with open(os.path.join(BATCH, "lot.yaml"), encoding="utf-8") as file:
    codes = set(re.findall(r'"(\w+)"', file.read()))
names = {code: printed_name(code, label) for code, label in names_by_code(codes).items()}
by_first = finder(names)


def search(name):
    """What one document holds: its code, the tables cut, the witnesses, the other territories."""
    own = name.split("-")[0]
    text, cut = kept_text(os.path.join(OUTPUT, name))
    hits = [(match[0], match) for match in re.finditer(r"\b\w{5}\b", text) if match[0] in codes]
    hits += found_names(text, by_first)
    others = [(code, line_around(text, match.start())) for code, match in hits if code != own]
    return own, cut, set(re.findall(r"Témoin-(\w+)", text)), others


with open(os.path.join(OUTPUT, "manifeste.json"), encoding="utf-8") as file:
    made = [written["fichier"] for one in json.load(file)["dossiers"]
            for d in one["documents"] for written in d["fichiers"]]
with multiprocessing.Pool(2) as pool:
    results = pool.map(search, made, chunksize=4)
planted = any(witnesses for _, _, witnesses, _ in results)
without_witness = [own for own, _, witnesses, _ in results if planted and own not in witnesses]
leaks = [(own, code, line) for own, _, _, others in results for code, line in others]
print(f"Fuites : {len(made)} documents, {len(codes)} codes, {len(names)} noms cherchés ; "
      f"{sum(cut for _, cut, _, _ in results)} tableaux et figures les nomment à dessein")
if planted:
    print(f"  {len(made) - len(without_witness)} documents portent leur propre témoin")
for own, code, line in leaks[:40]:
    print(f"  {own} nomme {code} ({names.get(code, '?')}) : {line}")
print(f"  {len(leaks)} mention(s) d'un autre territoire")
sys.exit(1 if leaks or without_witness else 0)
