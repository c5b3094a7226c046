# Đường Dây Xanh. `make help` lists what can be made.
MAKEFLAGS += --no-builtin-rules
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
OPT_release := -O2 -g -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fPIE
OPT_asan    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
OPT_clang   := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
LINK_release := -pie -Wl,-z,relro,-z,now
LINK_asan    := -fsanitize=address,undefined
LINK_clang   := -fsanitize=address,undefined
CC     := $(CC_$(MODE))
CFLAGS  = $(STD) $(WARN) $(OPT_$(MODE)) -Icgi -I$(GEN)

# Light libraries of `hotline`; the heavy ones go into `hotline-media` alone.
LIBS       := -lfcgi -lmariadb -lsodium -loath -lpcre2-8 -lyaml -ljansson -lunistring -lmagic \
              -lqrencode -lcurl -lm
LIBS_MEDIA := -lgd -lexif -lheif -lm

# Sources: the folder decides where a file belongs.
ALL_C   := $(shell find cgi -name '*.c')
MAKE_C  := $(wildcard cgi/make/*.c)
HELP_C  := $(wildcard cgi/media/helper/*.c cgi/print/helper/*.c)
MAIN_C  := $(wildcard cgi/main.c)
LIB_C   := $(filter-out $(MAKE_C) $(HELP_C) $(MAIN_C),$(ALL_C))
BASE_C  := $(wildcard cgi/base/*.c)

SQL   := $(wildcard sql/queries/*.sql)
TPL   := $(wildcard web/templates/*.html)
GEN_C := $(SQL:sql/queries/%.sql=$(GEN)/sql/%.c) $(TPL:web/templates/%.html=$(GEN)/tpl/%.c)
GEN_H := $(GEN_C:.c=.h)
GEN_C += $(GEN)/sql_registry.c

obj = $(patsubst %.c,$(B)/%.o,$(1))
LIB_O  := $(call obj,$(LIB_C)) $(patsubst $(GEN)/%.c,$(B)/gen/%.o,$(GEN_C))
MAIN_O := $(call obj,$(MAIN_C))
HELP_O := $(call obj,$(HELP_C) $(BASE_C))

UNIT_C := $(wildcard tests/unit/test_*.c)
UNIT   := $(UNIT_C:tests/unit/%.c=$(B)/unit/%)

.PHONY: all unit clean help
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
# Not .SECONDARY: it would take a missing object for up to date.
.PRECIOUS: %.o %.c %.h

all: $(if $(MAIN_C),$(B)/hotline) $(if $(HELP_C),$(B)/hotline-media)

$(B)/hotline: $(MAIN_O) $(B)/libhotline.a
	$(CC) $(LINK_$(MODE)) -o $@ $^ $(LIBS)

$(B)/hotline-media: $(HELP_O)
	$(CC) $(LINK_$(MODE)) -o $@ $^ $(LIBS_MEDIA) -lyaml -lunistring -lpcre2-8

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
	gcc -o $@ $^ -lyaml -lunistring -lpcre2-8

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

unit: $(UNIT)
	@set -e; for t in $(UNIT); do echo "== $$t"; $$t; done

clean:
	rm -rf var/build var/gen

help:
	@echo 'make run test check bench fuzz lint format unit clean; MODE=release|asan|clang'

-include $(shell find var/build -name '*.d' 2>/dev/null)
