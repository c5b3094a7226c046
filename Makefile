# Đường Dây Xanh. `make help` lists what can be made.
.SUFFIXES:
MODE ?= release
B    := var/build/$(MODE)
GEN  := var/gen

WARN := -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wvla -Wwrite-strings \
        -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wformat=2 -Wswitch-enum \
        -Wno-missing-field-initializers -Werror
STD  := -std=gnu17 -D_GNU_SOURCE
CC_release := gcc
CC_asan    := gcc
CC_clang   := clang
CC_fuzz    := clang
OPT_release := -O2 -g -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fPIE
OPT_asan    := -O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
OPT_clang   := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
OPT_fuzz    := $(OPT_clang) -fsanitize=fuzzer-no-link
LINK_release := -pie -Wl,-z,relro,-z,now
LINK_asan    := -fsanitize=address,undefined
LINK_clang   := -fsanitize=address,undefined
LINK_fuzz    := -fsanitize=address,undefined,fuzzer
CC     := $(CC_$(MODE))
CFLAGS  = $(STD) $(WARN) $(OPT_$(MODE)) -Icgi -I$(GEN)

# Light libraries of `hotline`; the heavy ones go into its helpers alone.
LIBS       := -lfcgi -lmariadb -lsodium -loath -lpcre2-8 -lyaml -ljansson -lunistring -lmagic \
              -lqrencode -lm
LIBS_BASE  := -lyaml -lunistring -lpcre2-8 -ljansson
LIBS_MEDIA := -lgd -lexif -lheif -lm
LIBS_SEND  := -lcurl
LIBS_BOOK  := -lxlsxwriter -lminizip
MIME_FLAGS  = $(shell pkg-config --cflags gmime-3.0 libxml-2.0 | sed 's/-I/-isystem /g')
LIBS_MIME   = $(shell pkg-config --libs gmime-3.0 libxml-2.0)

PRINT_LIBS  := pangocairo pangoft2 fontconfig cairo-pdf
PRINT_FLAGS  = $(shell pkg-config --cflags $(PRINT_LIBS) | sed 's/-I/-isystem /g')
LIBS_PRINT   = $(shell pkg-config --libs $(PRINT_LIBS)) -lqrencode

# Sources: the folder decides where a file belongs.
ALL_C   := $(shell find cgi -name '*.c')
MAKE_C  := $(wildcard cgi/make/*.c)
HELP_C  := $(wildcard cgi/media/helper/*.c)
PRINT_C := $(wildcard cgi/print/helper/*.c)
MIME_C  := $(wildcard cgi/wire/mime/*.c)
SEND_C  := $(wildcard cgi/wire/send/*.c)
PDFSIG_C := $(wildcard cgi/media/pdfsig/*.c)
BOOK_C  := $(wildcard cgi/print/book_helper/*.c)
MAIN_C  := $(wildcard cgi/main.c)
LIB_C   := $(filter-out $(MAKE_C) $(HELP_C) $(PRINT_C) $(MIME_C) $(SEND_C) $(PDFSIG_C) $(BOOK_C) $(MAIN_C),$(ALL_C))
BASE_C  := $(wildcard cgi/base/*.c)

SQL   := $(wildcard sql/queries/*.sql)
TPL   := $(wildcard web/templates/*.html)
GEN_C := $(SQL:sql/queries/%.sql=$(GEN)/sql/%.c) $(TPL:web/templates/%.html=$(GEN)/tpl/%.c)
GEN_H := $(GEN_C:.c=.h)
GEN_C += $(GEN)/sql_registry.c

# Catalogues: web/po/en.po -> var/locale/en/LC_MESSAGES/hotline.mo.
MO := $(patsubst web/po/%.po,var/locale/%/LC_MESSAGES/hotline.mo,$(wildcard web/po/*.po))

obj = $(patsubst %.c,$(B)/%.o,$(1))
LIB_O  := $(call obj,$(LIB_C)) $(patsubst $(GEN)/%.c,$(B)/gen/%.o,$(GEN_C))
MAIN_O := $(call obj,$(MAIN_C))
HELP_O := $(call obj,$(HELP_C) $(BASE_C) cgi/media/dims.c)
MIME_O := $(call obj,$(MIME_C) $(BASE_C))
SEND_O := $(call obj,$(SEND_C) $(BASE_C))
PRINT_O := $(call obj,$(PRINT_C) $(BASE_C) cgi/print/doc.c cgi/print/qr_dots.c)
$(call obj,$(PRINT_C)): CFLAGS += $(PRINT_FLAGS)

BOOK_O  := $(call obj,$(BOOK_C) $(BASE_C) cgi/print/book.c)
PDFSIG_O := $(call obj,$(PDFSIG_C) $(BASE_C))
$(call obj,$(MIME_C)): CFLAGS += $(MIME_FLAGS)

UNIT_C := $(wildcard tests/unit/test_*.c)
UNIT   := $(UNIT_C:tests/unit/%.c=$(B)/unit/%)

FUZZ_C := $(wildcard tests/fuzz/fuzz_*.c)
FUZZ   := $(FUZZ_C:tests/fuzz/%.c=$(B)/fuzz/%)

.PHONY: all run test check bench fuzz lint format unit golden replay deps deps-test deps-lint deps-bench clean help
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
# Not .SECONDARY: it would take a missing object for up to date.
# The patterns of the rules themselves; another pattern protects nothing.
.PRECIOUS: $(B)/%.o $(B)/gen/%.o var/build/make/%.o var/build/make/%gen $(GEN)/sql/%.c $(GEN)/sql/%.h \
           $(GEN)/tpl/%.c $(GEN)/tpl/%.h

all: $(if $(MAIN_C),$(B)/hotline) $(if $(HELP_C),$(B)/hotline-media) $(B)/hotline-mime \
     $(B)/hotline-send $(B)/hotline-print $(B)/hotline-pdfsig $(B)/hotline-sheet $(MO)

$(B)/hotline: $(MAIN_O) $(B)/libhotline.a
	$(CC) $(LINK_$(MODE)) -o $@ $^ $(LIBS)

$(B)/hotline-media: $(HELP_O)
	$(CC) $(LINK_$(MODE)) -o $@ $^ $(LIBS_MEDIA) $(LIBS_BASE)

$(B)/hotline-mime: $(MIME_O)
	$(CC) $(LINK_$(MODE)) -o $@ $^ $(LIBS_MIME) $(LIBS_BASE)

$(B)/hotline-send: $(SEND_O)
	$(CC) $(LINK_$(MODE)) -o $@ $^ $(LIBS_SEND) $(LIBS_BASE)

$(B)/hotline-print: $(PRINT_O)
	$(CC) $(LINK_$(MODE)) -o $@ $^ $(LIBS_PRINT) $(LIBS_BASE)

$(B)/hotline-pdfsig: $(PDFSIG_O)
	$(CC) $(LINK_$(MODE)) -o $@ $^ $(LIBS_BASE)

$(B)/hotline-sheet: $(BOOK_O)
	$(CC) $(LINK_$(MODE)) -o $@ $^ $(LIBS_BOOK) $(LIBS_BASE)

$(B)/libhotline.a: $(LIB_O)
	@rm -f $@
	ar rcs $@ $^

$(B)/%.o: %.c | $(GEN_H)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/gen/%.o: $(GEN)/%.c | $(GEN_H)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

# Generators run during the build, so they are built once, without sanitizers.
mk_o = $(patsubst %.c,var/build/make/%.o,$(1))
MK_O := $(call mk_o,$(BASE_C))
var/build/make/%.o: %.c
	@mkdir -p $(@D)
	gcc $(STD) $(WARN) -O1 -g -Icgi -MMD -MP -c -o $@ $<
# A generator is cgi/make/NAMEgen.c and what is called cgi/make/NAMEgen_*.c.
.SECONDEXPANSION:
var/build/make/%gen: var/build/make/cgi/make/%gen.o \
		$$(call mk_o,$$(wildcard cgi/make/$$*gen_*.c)) $(MK_O)
	gcc -o $@ $^ -lyaml -lunistring -lpcre2-8 -ljansson

$(GEN)/sql/%.c $(GEN)/sql/%.h &: sql/queries/%.sql var/build/make/sqlgen
	@mkdir -p $(@D)
	var/build/make/sqlgen $< $(GEN)/sql/$*.c $(GEN)/sql/$*.h
$(GEN)/sql_registry.c: $(SQL) $(wildcard sql/queries) var/build/make/sqlgen
	@mkdir -p $(@D)
	var/build/make/sqlgen --registry $@ $(SQL)
$(GEN)/tpl/%.c $(GEN)/tpl/%.h &: web/templates/%.html var/build/make/tplgen
	@mkdir -p $(@D)
	var/build/make/tplgen $< $(GEN)/tpl/$*.c $(GEN)/tpl/$*.h

$(B)/unit/%: tests/unit/%.c $(B)/libhotline.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -Itests/unit $(LINK_$(MODE)) -MMD -MP -o $@ $< $(B)/libhotline.a -lcheck -lsubunit $(LIBS) -lrt -lm -pthread

# Pictures are made with libgd in the test and cleaned by the helper next to it.
$(B)/unit/test_media: LIBS += -lgd
$(B)/unit/test_media: | $(B)/hotline-media
$(B)/unit/test_papers $(B)/unit/test_forms: | $(B)/hotline-print
$(B)/unit/test_book: | $(B)/hotline-sheet

# A fuzz target sees the library and, by its name, the parts of one generator.
# Under gcc it gets a main that replays files; under MODE=fuzz libFuzzer's own.
$(B)/fuzz/%: tests/fuzz/%.c $(if $(filter fuzz,$(MODE)),,tests/fuzz/replay.c) \
		$$(call obj,$$(wildcard cgi/make/$$(subst fuzz_,,$$*)_*.c)) $(B)/libhotline.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -Wno-missing-prototypes -Itests/fuzz $(LINK_$(MODE)) -o $@ $^ $(LIBS)

var/locale/%/LC_MESSAGES/hotline.mo: web/po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<
# Bring the catalogues up to the texts in use.
po: $(GEN_H)
	@web/po/merge.sh
.PHONY: po

# What a Debian machine must have; nothing is asked of the network when it is there.
deps:
	@nginx/install.sh nginx/packages.txt
deps-test: deps
	@nginx/install.sh nginx/packages-test.txt
	@tests/npm.sh
deps-bench:
	@nginx/install.sh nginx/packages-bench.txt
deps-lint:
	@nginx/install.sh nginx/packages-lint.txt

# The build looks for its tools only after deps, hence the second make.
run: deps
	@$(MAKE) --no-print-directory -s -j$(shell nproc) all
	@nginx/run.sh foreground --demo --year

test: deps-test
	@$(MAKE) --no-print-directory -s -j$(shell nproc) MODE=asan all tests
	@tests/all.sh var/build/asan

# Named here, the generators are kept; make takes away what only a pattern names.
GENERATORS := var/build/make/sqlgen var/build/make/tplgen
tests: $(UNIT) $(FUZZ) $(MO) $(GENERATORS)
.PHONY: tests

unit: $(UNIT) $(MO)
	@tests/unit.sh $(UNIT)
golden: all $(GENERATORS)
	@tests/golden.sh $(B)
replay: $(FUZZ)
	@tests/replay.sh $(FUZZ)

# Lint, and everything once more as clang sees it.
check: deps-test lint
	@$(MAKE) --no-print-directory -s -j$(shell nproc) MODE=clang all tests
	@tests/all.sh var/build/clang

# Programs of the measurements: what the service is compared with.
BENCH := $(patsubst %,var/build/release/bench/%,raw_insert inbox_time empty_fcgi)
var/build/release/bench/%: tests/bench/%.c tests/bench/statement.c tests/bench/statement.h
	@mkdir -p $(@D)
	gcc $(STD) $(WARN) -O2 -isystem /usr/include/mariadb -o $@ \
	    $(filter %.c,$^) -lmariadb -lfcgi -pthread
bench: deps-test deps-bench
	@$(MAKE) --no-print-directory -s -j$(shell nproc) MODE=release all $(BENCH)
	@TEST_MODE=release node tests/bench/main.mjs

FUZZ_SECONDS ?= 10
fuzz:
	@$(MAKE) --no-print-directory -s -j$(shell nproc) MODE=fuzz tests-fuzz
	@tests/fuzz.sh var/build/fuzz/fuzz $(FUZZ_SECONDS)
tests-fuzz: $(FUZZ)
.PHONY: tests-fuzz

C_FILES = $(ALL_C) $(shell find cgi tests -name '*.h') $(wildcard tests/*/*.c)
.PHONY: lint-words lint-shell lint-tidy lint-cppcheck lint-analyzer
lint: deps-lint lint-words lint-shell lint-cppcheck lint-tidy lint-analyzer
lint-words:
	@tests/lint.sh
lint-shell:
	@shellcheck -x $(shell git ls-files '*.sh' .ci/run)
lint-cppcheck: $(GEN_H)
	@cppcheck -q --std=c11 --enable=warning,performance,portability --inline-suppr \
	    --suppress=missingIncludeSystem --suppress=internalAstError --error-exitcode=1 -j2 -Icgi -I$(GEN) cgi
lint-tidy: $(GEN_H)
	@printf '%s\n' $(ALL_C) | xargs -P2 -n1 sh -c 'clang-tidy --quiet "$$1" -- $(STD) -Icgi -I$(GEN) $(MIME_FLAGS) $(PRINT_FLAGS) 2>/dev/null' lint |\
	    tee var/tidy.log; ! grep -q 'warning:\|error:' var/tidy.log
lint-analyzer: $(GEN_H)
	@printf '%s\n' $(LIB_C) | xargs -P2 -n1 gcc $(STD) -Icgi -I$(GEN) -O1 -fanalyzer -Werror -c -o /dev/null

format:
	@clang-format -i $(C_FILES)

clean:
	rm -rf var/build var/gen

help:
	@sed -n 's/^#: //p' Makefile

#: make run     install what is missing, build, serve on http://127.0.0.1:8080 and :8081 until Ctrl-C
#: make test    everything a clean clone must pass, under ASan and UBSan
#: make check   lint, and the tests under clang as well
#: make bench   rates and memory against a stored baseline
#: make fuzz    libFuzzer on every target, FUZZ_SECONDS each (10)
#: make unit | golden | replay       parts of the tests, for MODE=release|asan|clang
#: make lint    include table, banned words, shellcheck, cppcheck, clang-tidy, gcc -fanalyzer
#: make format  clang-format
#: make po      bring web/po/*.po up to the texts in use; then translate the empty ones
#: make clean   forget what was built; the data under var/ stays

-include $(shell find var/build -name '*.d' 2>/dev/null)
