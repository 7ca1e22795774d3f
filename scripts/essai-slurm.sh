#!/bin/bash
# Tries docs/grand-lot.md on this machine alone: starts a Slurm of one node, runs a batch as a job
# array, merges the manifests, stops Slurm.
#
# usage: scripts/essai-slurm.sh LOT.yaml SORTIE [PARTS]
# needs: slurm-wlm (Debian), to be root, VIGIE for another program than the one just built
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }
batch=$(realpath "$1") parts=${3:-4}
mkdir -p "$2" && output=$(realpath "$2")
root=$(realpath "$(dirname "$0")/..")
vigie=${VIGIE:-$root/.build/release/vigie}
state=$(mktemp -d)
node=$(hostname -s)
export SLURM_CONF=$state/slurm.conf

cat > "$SLURM_CONF" <<CONF
ClusterName=essai
SlurmctldHost=$node(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/none
CredType=cred/none
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
StateSaveLocation=$state
SlurmdSpoolDir=$state/slurmd
SlurmctldPidFile=$state/slurmctld.pid
SlurmdPidFile=$state/slurmd.pid
SlurmctldLogFile=$state/slurmctld.log
SlurmdLogFile=$state/slurmd.log
SlurmctldPort=16817
SlurmdPort=16818
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=vigie Nodes=$node Default=YES MaxTime=INFINITE State=UP
CONF

slurmctld -D 2> /dev/null & controller=$!
slurmd -D 2> /dev/null & daemon=$!
stop() {
  kill "$daemon" "$controller" 2> /dev/null || true
  wait "$daemon" "$controller" 2> /dev/null || true
  rm -rf "$state"
}
trap stop EXIT

for _ in $(seq 30); do
  sinfo --noheader --states=idle 2> /dev/null | grep -q idle && break
  sleep 1
done
sinfo

# A part with failures ends 1: Slurm says so, and the others go on.
sbatch --wait --array="1-$parts" --output="$output/part-%a.txt" \
  --wrap "'$vigie' lot '$batch' --part \$SLURM_ARRAY_TASK_ID/$parts --reprendre -s '$output'" \
  || echo "Des parts ont échoué : voir $output/part-*.txt" >&2
"$vigie" lot --fusionner "$output"/manifeste-*-sur-"$parts".json -s "$output"
