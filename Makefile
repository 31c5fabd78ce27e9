# Everything installed is in .venv; what is built is in a cache folder outside the clone (LZ_CACHE_DIR, see `lz doctor`).
.POSIX:
.SILENT:
.PHONY: help setup binaries up down check test test-kills bench docs lock clean

BIN = .venv/bin
INSTALLED = .venv/.installed

help: ## list the targets
	awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' Makefile

setup: $(INSTALLED) ## make .venv with the pinned packages

# Only pinned packages whose hashes are known; the project itself is installed from here, editable.
$(INSTALLED): requirements.lock pyproject.toml
	for python in python3.11 python3.12 python3.13 python3; do \
	  $$python -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && break; \
	  python=; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Python 3.11, 3.12 or 3.13 with venv is needed; install it, on Debian: apt install python3.11 python3.11-venv" >&2; \
	  exit 2; \
	fi; \
	echo "setting up .venv with $$python" >&2; \
	rm -f $(INSTALLED) && \
	$$python -m venv .venv && \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes --no-deps -r requirements.lock && \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . && \
	touch $(INSTALLED)

binaries: $(INSTALLED) ## get the programs of the engine and the sandbox: found, downloaded or built
	$(BIN)/lz binaries >/dev/null

up: $(INSTALLED) ## bring up the landing zone `local` in the sandbox
	$(BIN)/lz up local

down: ## destroy `local` and end the sandbox
	if [ -x $(BIN)/lz ]; then \
	  if $(BIN)/lz sandbox status --json | grep -q '"kubeconfig"'; then $(BIN)/lz destroy local || exit; fi; \
	  $(BIN)/lz sandbox down; \
	fi

check: $(INSTALLED) ## the gate: format, lint, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(INSTALLED) binaries ## all tests, on real control planes and the real engine
	$(BIN)/pytest -q -n 2 -m "not integration" $(PYTEST_ARGUMENTS)
	$(BIN)/pytest -n 2 --dist loadfile -m integration $(PYTEST_ARGUMENTS)

test-kills: $(INSTALLED) binaries ## kill the engine, its driver and its plugins 60 times
	LZ_KILLS=60 $(BIN)/pytest -s tests/integration/test_kills.py

bench: $(INSTALLED) binaries ## measure, and print
	for benchmark in benchmarks/*.py; do $(BIN)/python $$benchmark || exit; done

docs: $(INSTALLED) ## write the pages that are made from tables and measurements
	for page in docs/generate/*.py; do $(BIN)/python $$page || exit; done

lock: ## pin the packages anew, with hashes
	if command -v uv >/dev/null; then uv=uv; \
	elif command -v uvx >/dev/null; then uv="uvx uv"; \
	else echo "uv is needed; install it: pip install uv" >&2; exit 2; fi; \
	$$uv pip compile pyproject.toml --quiet --all-extras --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --output-file requirements.lock

clean: ## remove .venv and what tools left; state and cache stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist out report-*.html
