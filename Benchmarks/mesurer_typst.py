"""Compile à chaud des documents de Typst qui se ressemblent, et dit les secondes de processeur.

usage : mesurer_typst.py DOSSIER_TYPST TOURS      (paquet « typst » de PyPI)

Comme dans un lot, chaque document a d'autres chiffres que le précédent, dans le texte comme dans les
figures : Typst garde ce qu'il a déjà compilé, et recompiler le même document ne mesure rien. Le
premier n'est pas compté.
"""
import os, random, re, resource, statistics, sys, time

import typst

folder, turns = sys.argv[1], int(sys.argv[2])
source = open(os.path.join(folder, "document.typ")).read()
figures = [name for name in os.listdir(folder) if name.endswith(".svg")]
drawings = {name: open(os.path.join(folder, name)).read() for name in figures}
variant = os.path.join(folder, "variante.typ")


def write(turn):
    random.seed(turn)
    digit = lambda found: str(random.randrange(10))
    strings = re.sub(r'#\("[^"]*"\)', lambda text: re.sub(r"\d", digit, text.group()), source)
    with open(variant, "w") as file:
        file.write(strings)
    for name, drawing in drawings.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(drawing + f"<!-- {turn} -->")


write(0)
compiler = typst.Compiler(variant)
seconds = []
for turn in range(turns + 1):
    write(turn)
    start = time.process_time()
    pdf = compiler.compile(format="pdf")
    if turn:
        seconds.append(time.process_time() - start)
open(os.path.join(folder, "document.pdf"), "wb").write(pdf)
for name, drawing in drawings.items():
    open(os.path.join(folder, name), "w").write(drawing)
seconds.sort()
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"typst, secondes de processeur : {statistics.median(seconds):.3f} [{seconds[0]:.3f} à {seconds[-1]:.3f}], {memory:.0f} Mio")
