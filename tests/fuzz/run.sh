#!/bin/sh
# Runs every fuzz target for a while; findings are kept in build/fuzz/findings.
#
#   tests/fuzz/run.sh build/fuzz 60 [name...]
#
# What the fuzzer finds worth keeping goes into build/fuzz/corpus, not into the tree:
# tests/fuzz/corpus is small and chosen. Fails when a target has a finding.
set -eu
build=$1
seconds=$2
shift 2
failed=0
passed=0
for program in "$build"/tests/fuzz/fuzz-*; do
    [ -x "$program" ] || continue
    name=${program##*/fuzz-}
    case " ${*:-$name} " in *" $name "*) ;; *) continue ;; esac
    seeds=tests/fuzz/corpus/$name
    mkdir -p "$build/corpus/$name" "$build/findings"
    [ -d "$seeds" ] || seeds=""
    dictionary=""
    [ ! -f "tests/fuzz/$name.dict" ] || dictionary="-dict=tests/fuzz/$name.dict"
    if "$program" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 \
        $dictionary -artifact_prefix="$build/findings/$name-" -print_final_stats=1 \
        "$build/corpus/$name" $seeds >"$build/findings/$name.log" 2>&1; then
        passed=$((passed + 1))
        runs=$(grep -a number_of_executed_units "$build/findings/$name.log" | tr -dc 0-9)
        echo "ok - $name: $runs runs"
    else
        failed=$((failed + 1))
        echo "not ok - $name"
        tail -n 40 "$build/findings/$name.log"
    fi
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
