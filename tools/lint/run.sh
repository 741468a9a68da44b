#!/bin/sh
# Every check, each reported as a test of its own; the last line counts them.
set -u
cd "$(dirname "$0")/../.."
passed=0
failed=0
check()
{
    name=$1
    shift
    if output=$("$@" 2>&1); then
        passed=$((passed + 1))
        echo "ok - $name"
    else
        failed=$((failed + 1))
        echo "$output"
        echo "not ok - $name"
    fi
}
check "layers" python3 tools/lint/layers.py
check "banned calls" python3 tools/lint/style.py calls
check "text" python3 tools/lint/style.py text
check "files" python3 tools/lint/style.py files
check "readme" python3 tools/lint/style.py readme
check "format" sh tools/lint/format.sh
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
