#!/bin/sh
# Installs the packages of paquets.txt that are missing; says nothing when all are there.
set -eu
cd "$(dirname "$0")/.."

missing=""
for package in $(sed 's/#.*//' paquets.txt); do
  status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
echo "Paquets à installer :$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q
$as_root apt-get install -y -q --no-install-recommends $missing
