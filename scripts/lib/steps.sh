# Sourced by every script: goes to the project's folder, finds its Node, tells progress and trouble.
# Progress goes to stderr, so that what a script answers stays alone on stdout.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Where there is no Node that is new enough, `setup` unpacks this one.
readonly node_version=20.20.0
PATH=$PWD/.tools/node-$node_version/bin:$PATH

# fail SENTENCE: says what is wrong and ends the script.
fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# A script says of itself what its header says.
if [ "${1-}" = --help ] || [ "${1-}" = -h ]; then
  sed -n '2,/^$/s/^# \{0,1\}//p' "scripts/${0##*/}"
  exit
fi

# step LOG WHAT COMMAND...: runs a command with its output in build/log/LOG.log, says what it does and
# the seconds it took. When it fails, shows the end of the log and ends the script.
step() {
  local log=build/log/$1.log what=$2 begin=$SECONDS status
  shift 2
  watch "$log" "$what" "$@"
  if [ "$status" -ne 0 ]; then
    printf 'failed after %d s\n' $((SECONDS - begin)) >&2
    tail -n 30 "$log" >&2
    fail "this failed: $what. Its whole output is in $log"
  fi
  printf '%d s\n' $((SECONDS - begin)) >&2
}

# watch LOG WHAT COMMAND...: runs a command with its output in the file LOG, says what it does and, on
# a terminal, how far it is. Leaves in `status` how it ended.
watch() {
  local log=$1 what=$2 ticker=
  shift 2
  mkdir -p "${log%/*}"
  printf '%s ... ' "$what" >&2
  if [ -t 2 ]; then
    tick "$what" "$log" &
    ticker=$!
  fi
  set +e  # not `|| status=$?`, in which the command would go on after an error of its own
  ("$@") >"$log" 2>&1 </dev/null
  status=$?
  set -e
  if [ -n "$ticker" ]; then
    kill "$ticker" && wait "$ticker" 2>/dev/null || true
    printf '\r\e[K%s ... ' "$what" >&2
  fi
}

# Shows seconds and the latest line of the log each second, on a terminal, until killed.
tick() {
  local begin=$SECONDS
  while sleep 1 && kill -0 $$ 2>/dev/null; do
    printf '\r\e[K%s ... %d s  %.50s' "$1" $((SECONDS - begin)) "$(tail -n 1 "$2" | tr -cd '[:print:]')" >&2
  done
}

# fingerprint PATH...: one hash of the sources at these paths, names included.
fingerprint() {
  find "$@" -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

# is STAMP VALUE: whether the file STAMP holds VALUE, which `stamp STAMP VALUE` writes when a step is done.
is() { [ -f "$1" ] && [ "$(<"$1")" = "$2" ]; }
stamp() { mkdir -p "$(dirname "$1")" && echo "$2" >"$1"; }

# steady_node ARGUMENTS...: Node for long loops of calls into WebAssembly, which the optimizer of
# Node 20 can abort. A Node that does not know the switch does without it.
steady_node() {
  local switch=--no-turbo-inline-js-wasm-calls
  node $switch -e 0 2>/dev/null || switch=
  node $switch "$@"
}
