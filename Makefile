# Every target makes what it needs. On a fresh machine with Python 3.11 or newer: make demo, make test.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# One worker a processor, at most four: more gain little and fight over memory.
WORKERS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); [ $$n -gt 4 ] && echo 4 || echo $$n)

.PHONY: help demo test check bench docs messages lock install install-dev

help:
	@echo "make demo      run the example study and show what it says"
	@echo "make test      run all tests"
	@echo "make check     format, lint, types, import contracts, messages, documentation"
	@echo "make bench     measure; the figures are recorded in docs/benchmarks.md"
	@echo "make docs      build the documentation into docs/_build/html"
	@echo "make messages  collect the sentences to translate and compile the translations"
	@echo "make lock      write the two lock files anew (needs uv)"

demo: $(VENV)/.installed
	@$(BIN)/canllaw run examples/first-study

test: $(VENV)/.installed-dev
	@sh checks/system_tools.sh
	@$(BIN)/python -m pytest -n $(WORKERS)

check: $(VENV)/.installed-dev
	@$(BIN)/python checks/all.py

bench: $(VENV)/.installed-dev
	@failed=""; for script in bench/*.py; do \
		echo "== $$script"; PYTHONPATH=. $(BIN)/python "$$script" || failed="$$failed $$script"; \
	done; \
	if [ -n "$$failed" ]; then echo "Failed:$$failed"; exit 1; fi

docs: $(VENV)/.installed-dev
	@$(BIN)/sphinx-build -q -W --keep-going docs docs/_build/html
	@echo "docs/_build/html/index.html"

messages: $(VENV)/.installed-dev
	@$(BIN)/python checks/messages.py --update

install: $(VENV)/.installed

install-dev: $(VENV)/.installed-dev

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Canllaw needs Python 3.11 or newer. Name one so: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "This Python cannot make an environment. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.installed: requirements.lock pyproject.toml hatch_build.py | $(BIN)/python
	@echo "Installing Canllaw into $(VENV) ..."
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# The second lock holds all of the first.
$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml hatch_build.py | $(BIN)/python
	@echo "Installing Canllaw and its tools into $(VENV) ..."
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.installed

# The newest versions that every supported Python can use; no address of an index goes into the files.
COMPILE := uv pip compile --quiet --no-config --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade

lock:
	@$(COMPILE) --group pyproject.toml:dev pyproject.toml --output-file requirements-dev.lock
	@$(COMPILE) --group pyproject.toml:build pyproject.toml --constraint requirements-dev.lock \
		--output-file requirements.lock
