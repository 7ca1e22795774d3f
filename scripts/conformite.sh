#!/usr/bin/env bash
# Checks the demonstration's documents against PDF/A-2b and the order of reading, with a checker
# that is not ours. Makes the documents when « output/ » has none.
set -euo pipefail
cd "$(dirname "$0")/.."

python3 -c "import ensurepip, venv" 2>/dev/null || {
  echo "il manque le paquet python3-venv : apt-get install python3-venv" >&2
  exit 3
}
shopt -s nullglob
documents=(output/*.pdf)
if [ ${#documents[@]} -eq 0 ]; then
  make demo
  documents=(output/*.pdf)
fi

environment=.build/conformite
[ -x "$environment/bin/pip" ] || python3 -m venv "$environment"
"$environment/bin/pip" install --quiet --disable-pip-version-check "pikepdf[pdfa]>=10.17"
"$environment/bin/python" scripts/conformite.py "${documents[@]}"
