#!/bin/sh
# Compares every C and C++ file of the tree with .clang-format; `format.sh --fix` rewrites them.
# The version is fixed, because each release of clang-format has ideas of its own.
set -eu
cd "$(dirname "$0")/../.."
formatter=${CLANG_FORMAT:-clang-format-14}
list=$(mktemp)
trap 'rm -f "$list"' EXIT
git -c safe.directory='*' ls-files -z --cached --others --exclude-standard \
    '*.c' '*.h' '*.cc' >"$list"
if [ "${1:-}" = --fix ]; then
    xargs -0 -r "$formatter" -i <"$list"
    exit 0
fi
if xargs -0 -r "$formatter" --dry-run -Werror --ferror-limit=1 <"$list"; then
    echo "format: 0 findings"
else
    echo "format: run tools/lint/format.sh --fix"
    exit 1
fi
