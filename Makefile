# make run            build everything and serve the demo community
# make test           every test, on SQLite and PostgreSQL, plain and under ASan + UBSan
# make test-browser   the journeys in Chromium
# make                build the program: build/palabre
# make check          every suite once, on SQLite (TEST_DATABASE=postgres://… for the other)
# make bench  fuzz  faults  lint  format  languages  install  clean
#
# SANITIZE=address,undefined builds beside, in build-address,undefined/.
# Every source file is found by its place; adding one needs no change here.

CC       ?= cc
SANITIZE ?=
BUILD    ?= build$(if $(SANITIZE),-$(SANITIZE))
PREFIX   ?= /usr/local
SECONDS  ?= 60

# Everything Palabre needs from Debian 12, in one place. `make packages` installs what is missing.
PACKAGES_BUILD   = gcc make pkg-config gettext gawk libmicrohttpd-dev libsqlite3-dev libpq-dev \
                   libcmark-dev libsodium-dev libdeflate-dev zlib1g-dev libjansson-dev \
                   libunistring-dev libstemmer-dev libarchive-dev libexpat1-dev tzdata ca-certificates
PACKAGES_TEST    = check libsubunit-dev libical-dev postgresql tidy curl strace libasan8 libubsan1
PACKAGES_BROWSER = chromium nodejs npm fonts-noto-core
PACKAGES_FUZZ    = clang libclang-rt-14-dev
PACKAGES_BENCH   = wrk

LIBRARIES = libmicrohttpd sqlite3 libpq libcmark libsodium libdeflate zlib jansson libarchive expat
CFLAGS   ?= -O2 -g
WARNINGS  = -Wall -Wextra -Wno-missing-field-initializers -Wpedantic -Werror -Wshadow -Wstrict-prototypes \
            -Wmissing-prototypes -Wwrite-strings -Wvla -Wformat=2
SAFETY    = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
HARDENING = $(if $(SANITIZE),,-D_FORTIFY_SOURCE=2) -fstack-protector-strong -fPIE
OUR_CPPFLAGS = -Iforum -I. -I$(BUILD) -Itests -D_GNU_SOURCE -MMD -MP $(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null)
OUR_CFLAGS   = -std=c17 $(WARNINGS) $(SAFETY) $(HARDENING)
OUR_LDFLAGS  = -pie -Wl,-z,relro,-z,now
OUR_LDLIBS   = $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null) -lunistring -lstemmer -lpthread -lm
COMPILE = $(CC) $(OUR_CPPFLAGS) $(CPPFLAGS) $(OUR_CFLAGS) $(CFLAGS)
LINK    = $(CC) $(OUR_CFLAGS) $(CFLAGS) $(OUR_LDFLAGS) $(LDFLAGS)

SOURCES    := $(filter-out forum/main.c,$(shell find forum render $(wildcard search) -name '*.c' -not -path '*/compile/*'))
TEMPLATES  := $(sort $(wildcard render/pages/*.html render/parts/*.html))
STATEMENTS := $(sort $(shell find forum $(wildcard search) -name '*.sql' -not -path '*/schema*/*'))
LANGUAGES  := $(sort $(wildcard render/languages/*.po))
STATIC     := $(sort $(shell find static -type f))
EMBEDDED   := $(sort $(shell find forum/exchange/demo -type f 2>/dev/null))
TESTS      := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/*_test.c)))
FAULTS     := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/faults/*.c)))
FUZZERS    := $(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/*_fuzz.c)))
GENERATED  := $(BUILD)/sql.c $(BUILD)/schema_steps.c $(BUILD)/language_tables.c $(BUILD)/static_files.c \
              $(BUILD)/demo_files.c
OBJECTS    := $(SOURCES:%.c=$(BUILD)/%.o) $(TEMPLATES:%=$(BUILD)/%.o) $(GENERATED:.c=.o)

.PHONY: all run packages packages-test packages-browser packages-fuzz packages-bench check test test-browser \
        pictures bench fuzz faults lint format languages install clean layers translated
.DELETE_ON_ERROR:
.SECONDARY:

all: packages $(BUILD)/palabre

$(BUILD)/palabre: $(BUILD)/forum/main.o $(BUILD)/libpalabre.a
	$(LINK) $^ $(OUR_LDLIBS) $(LDLIBS) -o $@

$(BUILD)/libpalabre.a: $(OBJECTS)
	rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/tests/%_test: $(BUILD)/tests/%_test.o $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/support/*.c)) $(BUILD)/libpalabre.a
	$(LINK) $^ -lcheck -lsubunit -lrt $(TEST_LDLIBS) $(OUR_LDLIBS) $(LDLIBS) -o $@

# Calendars are opened by a library that is not ours.
$(BUILD)/tests/ical_test $(BUILD)/tests/ballot_calendar_test: TEST_LDLIBS = -lical

$(BUILD)/%.o: %.c | $(BUILD)/sql.h
	@mkdir -p $(@D)
	$(COMPILE) -c $< -o $@

$(BUILD)/%.o: $(BUILD)/%.c | $(BUILD)/sql.h
	$(COMPILE) -Wno-overlength-strings -c $< -o $@

# What our own small tools make: C from templates, statements, schema steps, translations, files.

$(BUILD)/compile/template: $(sort $(wildcard render/compile/*.c)) $(wildcard render/compile/*.h)
	@mkdir -p $(@D)
	$(CC) -std=c17 -D_GNU_SOURCE -O1 $(WARNINGS) -I. $(filter %.c,$^) -o $@

$(BUILD)/%.html.c: %.html $(BUILD)/compile/template
	@mkdir -p $(@D)
	$(BUILD)/compile/template $< > $@

$(BUILD)/sql.h $(BUILD)/sql.c: $(BUILD)/sql.%: forum/store/sql.awk $(STATEMENTS)
	@mkdir -p $(@D)
	awk -v part=$* -f $^ > $@

$(BUILD)/schema_steps.c: forum/store/schema.awk $(sort $(wildcard forum/store/schema/*.sql forum/store/schema-postgres/*.sql))
	@mkdir -p $(@D)
	awk -f $^ > $@

$(BUILD)/language_tables.c: render/compile/language.sh render/compile/language.awk $(LANGUAGES)
	@mkdir -p $(@D)
	render/compile/language.sh $(LANGUAGES) > $@

$(BUILD)/static_files.c: render/compile/static.sh $(STATIC)
	@mkdir -p $(@D)
	render/compile/static.sh $(BUILD)/static > $@

$(BUILD)/demo_files.c: render/compile/embed.sh $(EMBEDDED)
	@mkdir -p $(@D)
	render/compile/embed.sh demo_files $(EMBEDDED) > $@

# Packages: installed through apt when that may be done, else the command is printed.

packages:
	@tests/support/packages $(PACKAGES_BUILD)
packages-test:
	@tests/support/packages $(PACKAGES_BUILD) $(PACKAGES_TEST)
packages-browser:
	@tests/support/packages $(PACKAGES_BUILD) $(PACKAGES_BROWSER)
packages-fuzz:
	@tests/support/packages $(PACKAGES_BUILD) $(PACKAGES_FUZZ)
packages-bench:
	@tests/support/packages $(PACKAGES_BUILD) $(PACKAGES_BENCH)

run: all
	@tests/support/run $(BUILD)/palabre

layers:
	@awk -f tests/layers.awk tests/layers.txt $$(find $(wildcard forum render search) -name '*.[ch]' -o -name '*.html' | sort)

check: $(BUILD)/palabre $(TESTS) $(BUILD)/tests/bench/bench
	@tests/support/suites $(TESTS)

# Every text is said in every language.
translated: $(TEMPLATES:%=$(BUILD)/%.c)
	@tests/languages $(BUILD) $(LANGUAGES)

test: packages-test
	+@tests/support/test

test-browser: packages-browser all
	@tests/browser/run $(BUILD)/palabre

# README's pictures, made by the tests that go through those pages.
pictures: packages-browser all
	@PICTURES=tests/browser/pictures tests/browser/run $(BUILD)/palabre readme.test.mjs

bench: packages-bench all $(BUILD)/tests/bench/bench
	@tests/bench/run $(BUILD)

$(BUILD)/tests/bench/bench: $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/bench/*.c)) \
        $(BUILD)/tests/support/dump_write.o $(BUILD)/libpalabre.a
	$(LINK) $^ $(OUR_LDLIBS) $(LDLIBS) -o $@

faults: packages-test all $(FAULTS)
	@tests/faults/run $(BUILD)

$(BUILD)/tests/faults/%: $(BUILD)/tests/faults/%.o $(BUILD)/libpalabre.a
	$(LINK) $^ $(OUR_LDLIBS) $(LDLIBS) -o $@

fuzz: packages-fuzz
	@tests/fuzz/run $(SECONDS) $(FUZZERS)

# Built by tests/fuzz/run, with clang and its sanitizers.
$(BUILD)/tests/fuzz/%_fuzz: $(BUILD)/tests/fuzz/%_fuzz.o $(BUILD)/libpalabre.a
	$(LINK) -fsanitize=fuzzer $^ $(OUR_LDLIBS) $(LDLIBS) -o $@

format:
	clang-format -i $$(git ls-files '*.[ch]')

lint: $(BUILD)/sql.h layers
	clang-format --dry-run -Werror $$(git ls-files '*.[ch]')
	clang-tidy --quiet $(SOURCES) -- $(OUR_CPPFLAGS) -std=c17

# Gathers every text to translate from the templates and the sources into the .po files.
languages: $(TEMPLATES:%=$(BUILD)/%.c)
	render/compile/gather.sh $(BUILD) $(LANGUAGES)

install: all
	install -D -m 755 $(BUILD)/palabre $(DESTDIR)$(PREFIX)/bin/palabre

clean:
	rm -rf build build-*

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
