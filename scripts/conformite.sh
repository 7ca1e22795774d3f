#!/usr/bin/env bash
# Checks the demonstration's documents against PDF/A-2b and the order of reading, with a checker
# that is not ours. Makes the documents when « output/ » has none.
set -euo pipefail
cd "$(dirname "$0")/.."

shopt -s nullglob
documents=(output/*.pdf)
if [ ${#documents[@]} -eq 0 ]; then
  make demo
  documents=(output/*.pdf)
fi

environment=.build/conformite
if [ ! -x "$environment/bin/python" ]; then
  python3 -m venv "$environment"
fi
"$environment/bin/pip" install --quiet --disable-pip-version-check "pikepdf[pdfa]>=10.17"
"$environment/bin/python" scripts/conformite.py "${documents[@]}"
