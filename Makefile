# Two commands do it all: `make run` and `make test`; both first prepare whatever is missing.

SHELL := /bin/sh
BIN := .venv/bin
SAMPLE := resources/samples/exemple.communique
SOURCES := aes_editor exporters resources ui tests benchmarks packaging docs setup.py

.DEFAULT_GOAL := help
.PHONY: help run test lint check fix catalogs schema screenshots clean

help:
	@echo 'make run          open the editor on the sample communiqué; without a display, export the sample into out/'
	@echo 'make test         run the whole test suite'
	@echo 'make lint         formatting, lint, types and layers'
	@echo 'make check        lint and test: what a change must pass'
	@echo 'make fix          format, and mend what ruff can mend by itself'
	@echo 'make catalogs     collect the messages of the source into resources/translations, and compile them'
	@echo 'make schema       write the JSON Schema of document.json anew'
	@echo 'make screenshots  take the pictures of the documentation anew'
	@echo 'make clean        remove everything that was made'

run:
	@packaging/prepare
	@packaging/run '$(SAMPLE)'

test:
	@packaging/prepare --dev
	@$(BIN)/python -m pytest -n auto --dist worksteal $(PYTEST_ARGS)

lint:
	@packaging/prepare --dev
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/mypy
	@$(BIN)/pyright --pythonpath $(BIN)/python
	@$(BIN)/lint-imports

check: lint test

fix:
	@packaging/prepare --dev
	@$(BIN)/ruff check --fix $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

catalogs:
	@packaging/prepare --dev
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract --mapping babel.cfg --sort-output --no-location --project 'AES Editor' \
		--copyright-holder 'The AES Editor engineers' --output build/aes_editor.pot .
	@$(BIN)/pybabel --quiet update --domain aes_editor --input-file build/aes_editor.pot --no-fuzzy-matching \
		--ignore-obsolete --output-dir resources/translations
	@$(BIN)/pybabel --quiet compile --domain aes_editor --directory resources/translations --statistics

schema:
	@packaging/prepare --dev
	@$(BIN)/python packaging/write_schema.py

screenshots:
	@packaging/prepare --dev
	@$(BIN)/python -m docs.make_screenshots

clean:
	rm -rf .venv .tools build dist out tests/web/node_modules
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
	find aes_editor exporters resources ui tests benchmarks packaging -name __pycache__ -prune -exec rm -rf {} +
	find resources/translations -name '*.mo' -delete
