#!/bin/sh
# Installs the Debian packages that Yeoul needs.
#
#   tools/install-deps.sh [build] [test] [lint] [fuzz] [bench]      (default: build)
#
# As root, or where sudo works without a question, missing packages are installed; otherwise the
# exact command is printed and the script fails. When nothing is missing it returns at once. On a
# system without dpkg it only names what it would want, because the libraries may well be there.
# YEOUL_NO_INSTALL=1 makes it never install.
set -eu

build_packages="gcc g++ libc6-dev make cmake ninja-build pkg-config tzdata
 libxxhash-dev zlib1g-dev libzstd-dev libpcre2-dev libicu-dev
 libssl-dev libedit-dev"
test_packages="libcmocka-dev python3"
lint_packages="clang-format-14 python3 git"
fuzz_packages="clang-14 libclang-rt-14-dev"
bench_packages="python3 python3-venv openjdk-17-jre-headless maven"

wanted=""
for group in "${@:-build}"; do
    case $group in
    build) wanted="$wanted $build_packages" ;;
    test) wanted="$wanted $test_packages" ;;
    lint) wanted="$wanted $lint_packages" ;;
    fuzz) wanted="$wanted $fuzz_packages" ;;
    bench) wanted="$wanted $bench_packages" ;;
    *)
        echo "install-deps: unknown group '$group' (build, test, lint, fuzz, bench)" >&2
        exit 2
        ;;
    esac
done

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "install-deps: not a Debian system; make sure that you have what these packages hold:" >&2
    echo "  $wanted" | tr -s ' \n' ' ' >&2
    echo >&2
    exit 0
fi

# One call for all of them; packages that dpkg has never heard of give a message on stderr and no
# line, so what is missing is what has no "installed" line.
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null || true)
missing=""
for package in $wanted; do
    case "
$installed
" in
    *"
installed $package
"*) ;;
    *)
        case " $missing " in
        *" $package "*) ;;
        *) missing="$missing $package" ;;
        esac
        ;;
    esac
done
[ -n "$missing" ] || exit 0
missing=${missing# }

as_root=""
if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        as_root="none"
    fi
fi
if [ "$as_root" = none ] || [ "${YEOUL_NO_INSTALL:-0}" = 1 ]; then
    echo "install-deps: packages are missing; install them with" >&2
    echo "  sudo apt-get install --no-install-recommends $missing" >&2
    exit 1
fi

echo "installing: $missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly()
{
    "$@" >"$log" 2>&1 || {
        cat "$log" >&2
        echo "install-deps: failed: $*" >&2
        exit 1
    }
}
quietly $as_root apt-get -o DPkg::Lock::Timeout=300 update
# /usr/bin/env, because sudo does not take assignments from everybody.
quietly $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
    install -y --no-install-recommends $missing
