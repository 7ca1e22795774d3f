#!/usr/bin/env python3
"""Runs commands and says what they cost: processor seconds, wall seconds, peak memory.

usage: mesurer.py diagnostic DOSSIER TRAVAIL
       mesurer.py lecture BASE.csv.gz TRAVAIL
       mesurer.py enquete DOSSIER TRAVAIL
       mesurer.py strategie DOSSIER TRAVAIL
       mesurer.py faits DOSSIER TRAVAIL PÉRIODE
       mesurer.py lot LOT SORTIE

The processor time is that of a process and of those it waited for, user and system together. Peak
memory is the largest resident set of one process (ru_maxrss); Python's own pages, about 10 Mio
before the command replaces them, are its floor.
"""
import glob, gzip, json, os, re, statistics, subprocess, sys, time

VIGIE = os.environ["VIGIE"]
REPETITIONS = max(3, int(os.environ["REPETITIONS"]))
# Two sizes of batch, so that starting the process, reading templates and fonts drop out.
SMALL, LARGE = 2, 12


class Cost:
    def __init__(self, wall, usage):
        self.wall, self.cpu = wall, usage.ru_utime + usage.ru_stime
        self.mebibytes = usage.ru_maxrss / 1024


def run(*command, accepted=(0,)):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    complaints = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        sys.exit(f"{' '.join(command)} : état {process.returncode}\n{complaints.decode()}")
    return Cost(time.monotonic() - start, usage)


def say(what, values, unit, digits=2):
    middle, low, high = (
        f"{value:.{digits}f}".replace(".", ",")
        for value in (statistics.median(values), min(values), max(values)))
    print(f"  {what} : {middle} {unit} [{low} à {high}]", flush=True)


def pages(folder):
    with open(os.path.join(folder, "manifeste.json"), encoding="utf-8") as file:
        return [made["pages"] for one in json.load(file)["dossiers"] for d in one["documents"]
                for made in d["fichiers"]]


def write_batch(path, folders):
    with open(path, "w", encoding="utf-8") as file:
        file.write("vigie: 1\ndossiers: " + json.dumps(folders) + "\n")


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        return file.read()


def swapped_copies(dossier, work, count):
    """Copies of a dossier in which its code is exchanged with that of another territory of its
    files: as much to read, analyse and print, and a document each."""
    files = {}
    for folder, _, names in os.walk(dossier):
        for name in names:
            path = os.path.join(folder, name)
            files[os.path.relpath(path, dossier)] = read(path)
    own = re.search(rb'code_insee: "(\w+)"', files["dossier.yaml"])[1]
    near = re.compile(rb"\b" + own[:3] + rb"\d\d\b")
    rates = next(text for path, text in files.items() if "ssmsi-communes" in path)
    codes = [own] + sorted(set(near.findall(rates)) - {own})
    if len(codes) < count:
        sys.exit(f"{dossier} : {len(codes)} territoires, il en faut {count}")
    copies = []
    for other in codes[:count]:
        copies.append(os.path.join(work, "copies", os.path.basename(dossier), other.decode()))

        def exchange(text):
            return near.sub(lambda m: {own: other, other: own}.get(m[0], m[0]), text)

        for path, text in files.items():
            # A file may bear the code in its name too.
            target = os.path.join(copies[-1], exchange(path.encode()).decode())
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with (gzip.open if path.endswith(".gz") else open)(target, "wb") as file:
                file.write(exchange(text))
    return copies


def measure_diagnostic(dossier, work):
    print(f"Un diagnostic, {os.path.basename(dossier)} ({REPETITIONS} mesures)")
    out, copies = os.path.join(work, "sortie"), swapped_copies(dossier, work, LARGE)
    batches = {}
    for size in (SMALL, LARGE):
        batches[size] = os.path.join(work, f"lot-{size}.yaml")
        write_batch(batches[size], copies[:size])
    cold, warm = [], {SMALL: [], LARGE: []}
    for _ in range(REPETITIONS):
        cold.append(run(VIGIE, "diagnostic", dossier, "-s", out))
        for size, path in batches.items():
            warm[size].append(run(VIGIE, "lot", path, "-j", "1", "-s", out, "--tout"))
    counts = pages(out)
    say(f"à froid, un processus, {counts[0]} pages", [c.cpu for c in cold], "s de processeur", 3)
    say("  soit", [counts[0] / c.cpu for c in cold], "pages par seconde de processeur", 1)
    say("  mémoire au plus haut", [c.mebibytes for c in cold], "Mio", 1)
    more = sum(counts[SMALL:])
    each = [large.cpu - small.cpu for small, large in zip(warm[SMALL], warm[LARGE])]
    say(f"à chaud, {LARGE - SMALL} documents de plus, {more} pages",
        [one / (LARGE - SMALL) for one in each], "s de processeur par document", 3)
    say("  soit", [more / one for one in each], "pages par seconde de processeur", 1)


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


def measure_survey(dossier, work):
    with open(os.path.join(dossier, "reponses.csv"), encoding="utf-8") as file:
        columns = file.readline().count(";") + 1
        rows = sum(1 for _ in file)
    empty = write_dossier(os.path.join(work, "sans-enquete"), None)
    print(f"Enquête de {rows} répondants et {columns} colonnes, lue, calée, tabulée ({REPETITIONS} mesures)")
    without = [run(VIGIE, "enquete", "plan", empty) for _ in range(REPETITIONS)]
    costs = [run(VIGIE, "enquete", "plan", dossier) for _ in range(REPETITIONS)]
    say("vigie enquete plan, sans enquête", [c.cpu for c in without], "s de processeur", 3)
    say("vigie enquete plan, avec l'enquête", [c.cpu for c in costs], "s de processeur")
    say("  mémoire au plus haut", [c.mebibytes for c in costs], "Mio", 1)


def measure_strategy(dossier, work):
    with open(os.path.join(dossier, "strategie.yaml"), encoding="utf-8") as file:
        lines = file.readlines()
    sheets = sum(line.startswith("              - id: ") for line in lines)
    empty, out = write_dossier(os.path.join(work, "sans-strategie"), None), os.path.join(work, "sortie")
    print(f"Stratégie de {sheets} fiches, {len(lines)} lignes ({REPETITIONS} mesures)")
    # A strategy that rests on no finding has warnings, not faults.
    without = [run(VIGIE, "verifier", empty) for _ in range(REPETITIONS)]
    costs = [run(VIGIE, "verifier", dossier) for _ in range(REPETITIONS)]
    say("vigie verifier, sans stratégie", [c.cpu for c in without], "s de processeur", 3)
    say("vigie verifier, avec la stratégie", [c.cpu for c in costs], "s de processeur", 3)
    for command, name in (("strategie", "strategie-v*"), ("fiches", "fiches")):
        costs = [run(VIGIE, command, dossier, "-s", out) for _ in range(REPETITIONS)]
        (path,) = glob.glob(os.path.join(out, f"*-{name}.pdf"))
        with open(path, "rb") as file:
            count = len(re.findall(rb"/Type /Page\b", file.read()))
        say(f"vigie {command}, {count} pages", [c.cpu for c in costs], "s de processeur")
        say("  soit", [count / c.cpu for c in costs], "pages par seconde de processeur", 1)
        say("  mémoire au plus haut", [c.mebibytes * 1.048576 for c in costs], "Mo", 1)


def measure_facts(dossier, work, period):
    with open(os.path.join(dossier, "faits.csv"), encoding="utf-8") as file:
        rows = sum(1 for _ in file) - 1
    register = os.path.join(dossier, "faits.sqlite")

    def forget():
        for path in (register, register + "-journal"):
            if os.path.exists(path):
                os.remove(path)

    print(f"Registre de {rows} faits ({REPETITIONS} mesures)")
    first, again, state, report = [], [], [], []
    out = os.path.join(work, "sortie")
    for _ in range(REPETITIONS):
        forget()
        first.append(run(VIGIE, "faits", "importer", dossier))
        again.append(run(VIGIE, "faits", "importer", dossier))
        state.append(run(VIGIE, "faits", "etat", dossier))
        report.append(run(VIGIE, "observatoire", dossier, "--periode", period, "-s", out))
    for what, costs in (
        ("faits importer", first), ("faits importer, une seconde fois", again),
        ("faits etat", state), (f"observatoire --periode {period}", report)):
        say(f"vigie {what}", [c.wall for c in costs], "s")
        say("  processeur", [c.cpu for c in costs], "s")
        say("  mémoire au plus haut", [c.mebibytes for c in costs], "Mio", 1)
    say("taille du registre", [os.path.getsize(register) / 2**20], "Mio", 1)
    forget()


def measure_batch(batch, out):
    cost = run(VIGIE, "lot", os.path.join(batch, "lot.yaml"), "-j", "2", "-s", out, "--tout",
               accepted=(0, 1))
    counts = pages(out)
    with open(os.path.join(out, "manifeste.json"), encoding="utf-8") as file:
        failures = json.load(file)["echecs"]
    print(f"Lot de {os.path.basename(batch)}, -j 2 (une mesure)")
    print(f"  {len(counts)} documents, {failures} échec(s), {sum(counts)} pages")
    say("durée", [cost.wall], "s")
    say("processeur", [cost.cpu], "s")
    say("soit", [sum(counts) / cost.cpu], "pages par seconde de processeur", 1)
    say("mémoire au plus haut", [cost.mebibytes], "Mio", 1)


measures = {"diagnostic": measure_diagnostic, "lecture": measure_reading,
            "enquete": measure_survey, "strategie": measure_strategy, "faits": measure_facts,
            "lot": measure_batch}
measures[sys.argv[1]](sys.argv[2].rstrip("/"), *sys.argv[3:])
