# Everything here works with python3, make and git alone. Start with:  make run

PORT ?= 8000
manage = DEBUG=$${DEBUG-1} .venv/bin/python manage.py
translations = $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile | expand -t 20

run: run-environment $(translations) ## the site with its real data at 127.0.0.1:8000 (PORT=)
	@$(manage) migrate --verbosity 0
	@$(manage) load_register --missing-only
	@echo "Yhteistyö is at http://127.0.0.1:$(PORT)/ (stop: Ctrl-C). Its administration is at /hallinta/;"
	@echo "make its first administrator in another window with:  make admin"
	@$(manage) runserver 127.0.0.1:$(PORT)

admin: run-environment ## make an administrator who may sign in
	@$(manage) migrate --verbosity 0
	@$(manage) createsuperuser

test: test-environment $(translations) ## all tests on SQLite and PostgreSQL (ARGS='-k name', PG=debian, DATABASE_URL=)
	@.ci/chromium
	@.ci/test $(ARGS)

lint: test-environment ## style, types, layers, migrations, translations
	@.ci/lint

bench: test-environment $(translations) ## measure; fails nothing
	@.venv/bin/python -m benchmarks

messages: test-environment ## bring locale/*.po up to date with the sources
	@$(manage) messages

lock: ## renew requirements/*.txt from pyproject.toml (needs uv; UPGRADE=1 for newer versions)
	@.ci/lock

audit: test-environment ## look for known holes in the locked packages (needs the network)
	@.venv/bin/python -m venv --upgrade-deps .venv/audit && .venv/audit/bin/pip install -q pip-audit
	@.venv/audit/bin/pip-audit --require-hashes -r requirements/run.txt

run-environment test-environment: %-environment:
	@.ci/environment $*

# GNU gettext is missing on many machines, so Babel compiles (as does `pybabel compile -D django -d locale`).
%.mo: %.po
	@.venv/bin/pybabel --quiet compile -l $(word 2,$(subst /, ,$@)) -i $< -o $@

.PHONY: help run admin test lint bench messages lock audit run-environment test-environment
