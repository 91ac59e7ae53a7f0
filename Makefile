# The two commands are `make run` and `make test`; both first do `make setup`.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
ARTICLES ?=

VENV := .venv
BIN := $(VENV)/bin
export LOCAL_MODE ?= true
export HOST

.PHONY: run setup setup-test test check format lock clean

run: setup
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	$(BIN)/python manage.py import_articles $(if $(ARTICLES),$(ARTICLES),timeline/sample) $(wildcard seeds) || test $$? -eq 1
	$(BIN)/python manage.py sign_in_link --address http://$(HOST):$(PORT)
	exec $(BIN)/gunicorn timeline.wsgi --bind $(HOST):$(PORT) --workers 1 --threads 8 --timeout 120 --log-level warning

setup: $(VENV)/installed

setup-test: $(VENV)/installed-test

# Some systems ship Python without ensurepip: there the machine's own pip installs into the new environment.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; PYTHON=… names another one." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); $(PYTHON) -m venv --without-pip $(VENV); }

$(VENV)/installed: requirements.lock | $(BIN)/python
	$(call install,requirements.lock)
	@touch $@

$(VENV)/installed-test: tests/requirements.lock $(VENV)/installed
	$(call install,tests/requirements.lock)
	@touch $@

define install
	@echo "Installing $(1)"
	@if $(BIN)/python -m pip --version >/dev/null 2>&1; \
	then $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1); \
	else $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --require-hashes -r $(1); fi
endef

test: setup-test
	$(BIN)/python -m pytest $(PYTEST)

check: setup-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python manage.py check
	$(BIN)/python manage.py makemigrations --check --dry-run

format: setup-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Needs uv, which a bare machine does not have; the locks are committed.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o requirements.lock
	uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -c requirements.lock -o tests/requirements.lock

clean:
	rm -rf $(VENV) data
