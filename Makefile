PREFIX ?= /usr/local
STRICT := --explicit-target-dependency-import-check error
VIGIE  := .build/release/vigie

.PHONY: demo test build lint format bench conformite galerie install paquets

demo: paquets
	swift build -c release --product vigie $(STRICT)
	$(VIGIE) diagnostic fixtures/paris-18e
	$(VIGIE) diagnostic fixtures/valmont
	$(VIGIE) diagnostic fixtures/ca-du-val
	$(VIGIE) strategie fixtures/valmont --version 1
	$(VIGIE) strategie fixtures/valmont
	$(VIGIE) fiches fixtures/valmont
	$(VIGIE) evaluation fixtures/valmont
	$(VIGIE) instance fixtures/valmont
	$(VIGIE) observatoire fixtures/valmont
	@ls -l output/*.pdf

test: paquets
	swift build --build-tests $(STRICT)
	swift test --skip-build --disable-xctest

build: paquets
	swift build -c release --product vigie $(STRICT)

lint:
	swift format lint --strict -r Sources Tests Benchmarks Package.swift

format:
	swift format -i -r Sources Tests Benchmarks Package.swift

bench: build
	Benchmarks/lancer

# Needs the network once: an environment of Python with pikepdf.
conformite: paquets
	scripts/conformite.sh

galerie: build
	scripts/galerie.py $(VIGIE)

install: build
	install -D -m 755 $(VIGIE) $(DESTDIR)$(PREFIX)/bin/vigie
	mkdir -p $(DESTDIR)$(PREFIX)/share/vigie
	cp -R templates $(DESTDIR)$(PREFIX)/share/vigie/

paquets:
	@scripts/installer-paquets.sh
