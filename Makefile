# A thin layer over the CMake presets, so that two words are enough:
#
#     make demo    installs what is missing, builds, and runs a job
#     make test    installs what is missing, builds, and runs every test
#
# Needs nothing but sh and make until tools/install-deps.sh has run. PRESET chooses what is
# tested (dev), JOBS how many compilers run at once.
PRESET ?= dev
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
PREFIX ?= /usr/local
DESTDIR ?=
FUZZ_SECONDS ?= 60

.DEFAULT_GOAL := all
.PHONY: all demo test asan tsan bench lint install fuzz clean help deps

all: deps build-release

help:
	@echo 'make           build the release into build/release'
	@echo 'make demo      build, generate the sales data and run examples/sql/sales.sql'
	@echo 'make test      build and run all tests (PRESET=dev)'
	@echo 'make asan      the tests under the address and undefined-behaviour sanitizers'
	@echo 'make tsan      the tests under the thread sanitizer'
	@echo 'make fuzz      every fuzz target for FUZZ_SECONDS=60 seconds'
	@echo 'make bench     compare with DuckDB and Flink (see bench/README.md)'
	@echo 'make lint      layers, banned calls, format'
	@echo 'make install   into DESTDIR/PREFIX (PREFIX=/usr/local)'
	@echo 'make clean     remove build/'

deps:
	@tools/install-deps.sh build

# build-<preset>: configures once; CMake itself notices what has changed since.
build-%:
	@test -f build/$*/build.ninja || { mkdir -p build && \
	    cmake --preset $* >build/$*.log 2>&1 || { cat build/$*.log; exit 1; }; }
	@cmake --build build/$* -j $(JOBS)

demo: deps
	@$(MAKE) --no-print-directory build-release
	@tools/demo.sh build/release

test:
	@tools/install-deps.sh build test
	@$(MAKE) --no-print-directory build-$(PRESET)
	@python3 tests/run.py --build build/$(PRESET)

asan tsan:
	@$(MAKE) --no-print-directory test PRESET=$@

fuzz:
	@tools/install-deps.sh build fuzz
	@$(MAKE) --no-print-directory build-fuzz
	@tests/fuzz/run.sh build/fuzz $(FUZZ_SECONDS)

bench: deps
	@tools/install-deps.sh test
	@$(MAKE) --no-print-directory build-release
	@python3 bench/run.py --build build/release $(BENCH_ARGS)

lint:
	@tools/install-deps.sh lint
	@tools/lint/run.sh

install: deps
	@$(MAKE) --no-print-directory build-release
	DESTDIR='$(DESTDIR)' cmake --install build/release --prefix '$(PREFIX)'

clean:
	rm -rf build
