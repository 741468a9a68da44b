#!/bin/sh
# make demo: 50,000 sales with dirt in them, revenue per category, the result and the time.
#
#   tools/demo.sh build/release
#
# Runs from the top of the tree, because examples/sql/sales.sql names its files relative to it.
set -eu
build=${1:-build/release}
rows=${DEMO_ROWS:-50000}

now_ms()
{
    date +%s%3N
}

if [ ! -x "$build/bin/yeoul" ]; then
    echo "demo: $build/bin/yeoul is missing; run 'make' first" >&2
    exit 1
fi
mkdir -p build/demo
rm -rf build/demo/revenue # or a second run would add to the first one's result
"$build/bin/sales-gen" --rows "$rows" --seed 7 --out build/demo/sales.csv
echo "build/demo/sales.csv: $rows sales, $(wc -c <build/demo/sales.csv) bytes"
echo "yeoul sql -f examples/sql/sales.sql"
start=$(now_ms)
"$build/bin/yeoul" sql -f examples/sql/sales.sql
end=$(now_ms)
echo "build/demo/revenue:"
find build/demo/revenue -type f ! -name '.*' -exec cat {} + | sort
echo "done in $((end - start)) ms"
