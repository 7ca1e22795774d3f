#!/usr/bin/env python3
"""Runs commands and says what they cost: processor seconds, wall seconds, peak memory.

usage: mesurer.py diagnostic DOSSIER TRAVAIL
       mesurer.py lecture BASE.csv.gz TRAVAIL
       mesurer.py lot LOT SORTIE

The processor time is that of a process and of those it waited for, user and system together. Peak
memory is the largest resident set of one process (ru_maxrss); Python's own pages, about 10 Mio
before the command replaces them, are its floor.
"""
import json, os, shutil, statistics, subprocess, sys, time

VIGIE = os.environ["VIGIE"]
REPETITIONS = max(3, int(os.environ["REPETITIONS"]))
# Two sizes of batch, so that starting the process, reading templates and fonts drop out.
SMALL, LARGE = 2, 12


class Cost:
    def __init__(self, wall, usage):
        self.wall, self.cpu = wall, usage.ru_utime + usage.ru_stime
        self.mebibytes = usage.ru_maxrss / 1024


def run(*command):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    complaints = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} : état {process.returncode}\n{complaints.decode()}")
    return Cost(time.monotonic() - start, usage)


def say(what, values, unit, digits=2):
    middle, low, high = (
        f"{value:.{digits}f}".replace(".", ",")
        for value in (statistics.median(values), min(values), max(values)))
    print(f"  {what} : {middle} {unit} [{low} à {high}]", flush=True)


def pages(folder):
    with open(os.path.join(folder, "manifeste.json"), encoding="utf-8") as file:
        return [d["pages"] for one in json.load(file)["dossiers"] for d in one["documents"]]


def write_batch(path, folders):
    with open(path, "w", encoding="utf-8") as file:
        file.write("vigie: 1\ndossiers: " + json.dumps(folders) + "\n")


def measure_diagnostic(dossier, work):
    print(f"Un diagnostic, {os.path.basename(dossier)} ({REPETITIONS} mesures)")
    out = os.path.join(work, "sortie")
    copies = [os.path.join(work, "copies", str(index)) for index in range(LARGE)]
    for copy in copies:
        shutil.copytree(dossier, copy)
    batches = {}
    for name, folders in (("copies", copies), ("partage", [os.path.abspath(dossier)] * LARGE)):
        for count in (SMALL, LARGE):
            batches[name, count] = os.path.join(work, f"{name}-{count}.yaml")
            write_batch(batches[name, count], folders[:count])
    run(VIGIE, "lot", batches["copies", SMALL], "-s", out)
    count = pages(out)[0]
    cold, warm = [], {key: [] for key in batches}
    for _ in range(REPETITIONS):
        cold.append(run(VIGIE, "diagnostic", dossier, "-s", out))
        for key, path in batches.items():
            warm[key].append(run(VIGIE, "lot", path, "-j", "1", "-s", out))
    say(f"à froid, un processus, {count} pages", [c.cpu for c in cold], "s de processeur", 3)
    say("  soit", [count / c.cpu for c in cold], "pages par seconde de processeur", 1)
    say("  mémoire au plus haut", [c.mebibytes for c in cold], "Mio", 1)
    for name, title in (
        ("copies", "à chaud, chaque dossier lit ses propres fichiers"),
        ("partage", "à chaud, fichiers déjà lus par un autre dossier du lot")):
        each = [
            (large.cpu - small.cpu) / (LARGE - SMALL)
            for small, large in zip(warm[name, SMALL], warm[name, LARGE])]
        say(title, each, "s de processeur par document", 3)
        say("  soit", [count / one for one in each], "pages par seconde de processeur", 1)
    say(f"mémoire d'un lot de {LARGE}, fichiers partagés",
        [c.mebibytes for c in warm["partage", LARGE]], "Mio", 1)
    shutil.rmtree(os.path.join(work, "copies"))


def write_dossier(folder, base):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "dossier.yaml"), "w", encoding="utf-8") as file:
        file.write('vigie: 1\ncommune: {code_insee: "01001", nom: Essai}\n')
        file.write("mission: {date: 2026-11-23}\n")
        if base:
            file.write(f"sources: {{delinquance: [{json.dumps(os.path.abspath(base))}]}}\n")
    return folder


def measure_reading(base, work):
    with_base = write_dossier(os.path.join(work, "avec"), base)
    without = write_dossier(os.path.join(work, "sans"), None)
    pipeline = ("sh", "-c", 'gzip -dc "$0" | wc -l', base)
    rows = int(subprocess.run(pipeline, check=True, capture_output=True).stdout)
    size = os.path.getsize(base) / 2**20
    print(f"Lecture de {rows} lignes, {size:.0f} Mio comprimés ({REPETITIONS} tours, en alternance)")
    empty = [run(VIGIE, "verifier", without) for _ in range(REPETITIONS)]
    turns = [(run(*pipeline), run(VIGIE, "verifier", with_base)) for _ in range(REPETITIONS)]
    zipped, read = zip(*turns)
    say("gzip -dc | wc -l", [c.cpu for c in zipped], "s de processeur")
    say("  durée", [c.wall for c in zipped], "s")
    say("vigie verifier, sans le fichier", [c.cpu for c in empty], "s de processeur", 3)
    say("vigie verifier, avec le fichier", [c.cpu for c in read], "s de processeur")
    say("  durée", [c.wall for c in read], "s")
    say("  mémoire au plus haut", [c.mebibytes for c in read], "Mio", 1)
    say("rapport des durées, tour par tour", [r.wall / z.wall for z, r in turns], "fois")
    say("rapport des secondes de processeur", [r.cpu / z.cpu for z, r in turns], "fois")


def measure_batch(batch, out):
    cost = run(VIGIE, "lot", os.path.join(batch, "lot.yaml"), "-j", "2", "-s", out)
    counts = pages(out)
    with open(os.path.join(out, "manifeste.json"), encoding="utf-8") as file:
        failures = json.load(file)["echecs"]
    print(f"Lot de {os.path.basename(batch)}, -j 2 (une mesure)")
    print(f"  {len(counts)} documents, {failures} échec(s), {sum(counts)} pages")
    say("durée", [cost.wall], "s")
    say("processeur", [cost.cpu], "s")
    say("soit", [sum(counts) / cost.cpu], "pages par seconde de processeur", 1)
    say("mémoire au plus haut", [cost.mebibytes], "Mio", 1)


measures = {"diagnostic": measure_diagnostic, "lecture": measure_reading, "lot": measure_batch}
measures[sys.argv[1]](sys.argv[2].rstrip("/"), sys.argv[3])
