# Sourced by test: the suites. Each adds to `passed` and `failed`.

# conclude STATUS: the last line, and the exit status.
conclude() {
  [ "$1" -eq 0 ] || failed=$((failed + 1))
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && exit 0 || exit 1
}

# check NAME WHAT COMMAND...: what is either right or wrong as a whole, and counts as one test.
check() {
  step "$@"
  passed=$((passed + 1))
}

# run_suite NAME WHAT COUNT COMMAND...: runs tests to the end; COUNT LOG prints how many passed and failed.
run_suite() {
  local log=build/log/$1-tests.log name=$1 count=$3 good bad status
  watch "$log" "$2" "${@:4}"
  read -r good bad < <("$count" "$log")
  printf '%d passed, %d failed\n' "$good" "$bad" >&2

  if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$good" -eq 0 ]; }; then
    bad=1
    echo "test: the suite '$name' ran $good tests and ended with status $status, which counts as a failure" >&2
  fi
  if [ "$bad" -gt 0 ]; then
    show_failures "$log"
    echo "test: the whole output is in $log" >&2
  fi
  passed=$((passed + good)) failed=$((failed + bad))
}

# show_failures LOG: what the tests said that failed. Node tells them all at its end.
show_failures() {
  local failures
  failures=$(awk '/^✖ failing tests:/ { show = 1 }
                  /^\[ RUN / { running = 1; said = "" }
                  /^\[ +OK / { running = 0 }
                  running { said = said $0 "\n" }
                  /^\[  FAILED  \] .* \([0-9]+ ms\)$|^native: / { printf "%s", said; if (!running) print; said = ""; running = 0 }
                  /^ +Start +[0-9]+:|^ *[0-9]+\/[0-9]+ Test / { show = /\*\*\*/ }
                  show' "$1" | cut -c -500)
  [ -n "$failures" ] || failures=$(tail -n 30 "$1")
  if [ "$(wc -l <<<"$failures")" -gt 150 ]; then
    failures=$(head -n 100 <<<"$failures"; echo ...; tail -n 50 <<<"$failures")
  fi
  echo "$failures" >&2
}

# The closing lines are told even where nothing ran, or nothing was told.
count_ctest() {
  sed -nE 's/^[0-9]+% tests passed, ([0-9]+) tests? failed out of ([0-9]+)$/\1 \2/p' "$1" |
    awk '{ good += $2 - $1; bad += $1 } END { print good + 0, bad + 0 }'
}
count_gtest() {
  awk '/^\[ +OK \] .* \([0-9]+ ms\)$/ { ++good }
       /^\[  FAILED  \] .* \([0-9]+ ms\)$|^native: / { ++bad }
       END { print good + 0, bad + 0 }' "$1"
}
count_node() {
  awk '$1 == "ℹ" && $2 == "pass" { good += $3 }
       $1 == "ℹ" && ($2 == "fail" || $2 == "cancelled") { bad += $3 }
       END { print good + 0, bad + 0 }' "$1"
}

# native_tests: each program's tests in eight shards, a process each; ctest has one for each test, and to begin
# costs it more than most tests do. A shard that breaks off says so in a line that counts as a failure.
native_tests() {
  printf '%s\n' {core,bindings,cli}\ {0..7} | xargs -L 1 -P "$(nproc)" bash -c 'native_shard "$@"' native
}
native_shard() {
  local log=build/log/native-$1-$2.log status=0
  GTEST_TOTAL_SHARDS=8 GTEST_SHARD_INDEX=$2 timeout 600 "build/dev/tests/$1/$1_tests" >"$log" 2>&1 || status=$?
  # A sanitizer ends a process with 1, as gtest does after failures, and exit(0) with 0: its closing line tells.
  if [ $status -gt 1 ] || ! grep -q '^\[==========\] .* ran\. ' "$log"; then
    printf '\nnative: shard %s of 8 of %s_tests broke off with status %s\n' "$2" "$1" $status >>"$log"
  fi
  cat "$log"
  return $status
}
export -f native_shard

# node_tests FILE...: a file that hangs fails, and the others go on.
node_tests() {
  steady_node --test --test-reporter=spec --test-timeout=600000 "$@"
}

well_formatted() {
  find core bindings tests \( -name '*.h' -o -name '*.cpp' \) -not -path '*/node_modules/*' -print0 |
    xargs -0 clang-format --dry-run --Werror
}

test_layers() {
  check layers "Check the direction of includes and imports" scripts/layers
  run_suite layers "Test that check" count_node scripts/layers --self-test
}

test_format() { check format "Check the layout of C++" well_formatted; }

test_native() {
  scripts/build native
  # Of what a sanitizer reports, who allocated it is told two callers deep, which saves a third of the time; a program
  # that is run by hand tells all of them.
  local -x ASAN_OPTIONS=malloc_context_size=2:${ASAN_OPTIONS:-}
  run_suite native "Test the core and its doors" count_gtest native_tests
  run_suite corpora "Test the command and what fuzzing found" count_ctest \
    ctest --preset dev --label-exclude sentence --parallel "$(nproc)" --timeout 600 --no-tests=error
}

test_command() { check command "Make the command as it ships" scripts/build command; }

test_web() {
  scripts/build engine
  scripts/demo-data small
  check types "Check the portal's types" npm run check --workspace @enfilade/portal
  run_suite web "Test the engine's package and its tools" count_node node_tests tests/web/*.test.mjs
  check answers "Compare the engine's answers with others" \
    steady_node tests/bench/view.mjs --size XS --runs 1 --json
  check policy "Compare the engine's decisions with others" \
    steady_node tests/bench/policy.mjs --size XS --runs 1 --peers hand --json
}

test_browser() {
  scripts/build web
  run_suite browser "Test the portal in Chromium" count_node node_tests tests/browser/*.test.mjs
}
