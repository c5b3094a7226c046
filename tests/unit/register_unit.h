/* The real register, law and workflows in the real schema, and cases of any day in it. */
#ifndef REGISTER_UNIT_H
#define REGISTER_UNIT_H

#include "schema_unit.h"

#include "base/config.h"
#include "domain/cases/open.h"
#include "domain/documents/form.h"
#include "domain/handover/register.h"
#include "domain/registers/units.h"
#include "flow/flow.h"
#include "law/law.h"
#include "run/flow_terms.h"

static struct cx cx;
static struct unit_register reg;
static const struct config settings = {
    .jobs = { .warn_percent = 75, .warn_least_minutes = 60 },
};

static struct date day(const char *iso)
{
    struct date d = { 0 };
    ck_assert_int_eq(date_parse(str_from(iso), &d), OK);
    return d;
}

/* It is now that local day and time, for everything that the domain does. */
static inline void now(const char *iso)
{
    struct moment m = { 0 };
    ck_assert_int_eq(moment_parse(str_from(iso), &m), OK);
    cx.now = instant_of(m);
    cx.today = m.day;
}

static void import_units(str csv)
{
    struct buf faults = { .a = arena, .max = 10000 };
    int64_t added;
    ck_assert_msg(units_import(&cx, S("units.csv"), csv, &added, &faults) == OK, "%s",
                  buf_str(&faults).p);
    ck_assert_int_eq(register_load(&cx, &reg), OK);
}

static void register_setup(void)
{
    struct law *law;
    struct flows *flows;
    struct paper_forms *forms;
    str csv;
    schema_setup();
    struct buf faults = { .a = arena, .max = 100000 };
    cx = (struct cx){ .a = arena, .conf = &settings, .lang = LANG_VI };
    ck_assert_int_eq(db_open(arena, &conf, &cx.db), OK);
    ck_assert_msg(law_load(arena, S("workflows/law"), SOME_STR(S("workflows/demo/province.csv")),
                           &law, &faults) == OK, "%s", buf_str(&faults).p);
    const struct flow_terms terms = flow_terms_of(law);
    ck_assert_msg(flow_load(arena, S("workflows"), &terms, &flows, &faults) == OK, "%s",
                  buf_str(&faults).p);
    ck_assert_msg(paper_forms_load(arena, S("workflows/forms"), &forms, &faults) == OK, "%s",
                  buf_str(&faults).p);
    cx.forms = forms;
    cx.law = law;
    cx.flows = flows;
    now("2025-06-30T10:00");
    ck_assert_int_eq(file_read(arena, S("sql/data/units.csv"), 1 << 24, &csv), OK);
    import_units(csv);
}

static void register_teardown(void)
{
    db_close(cx.db);
    schema_teardown();
}

/* The unit that had the code today. */
static inline const struct unit_row *unit(const char *code)
{
    const struct unit_row *u = register_on(&reg, str_from(code), cx.today);
    ck_assert_msg(u != NULL, "no unit %s", code);
    return u;
}

struct opening {
    unit_id unit;
    const char *place;
    opt_f64 lat, lon;
    str code; /* out */
};

static enum err open_tx(struct cx *c, void *arg)
{
    struct opening *o = arg;
    struct case_held held;
    const struct step_in nothing = { 0 };
    const struct case_new new = {
        .flow = S("hotline"), .unit = o->unit, .pollution = S("water"), .title = S("Nước thải"),
        .place = str_from(o->place), .lat = o->lat, .lon = o->lon, .words = S("ABC"),
        .opened = c->now, .step = S("file"), .in = &nothing,
    };
    TRY(case_open(c, NULL, &new, &held));
    o->code = held.code;
    return OK;
}

/* A hotline case of that unit, opened now, as jobs would; gives its code. */
static str open_case(unit_id of, const char *place, opt_f64 lat, opt_f64 lon)
{
    struct opening o = { of, place, lat, lon, { 0 } };
    ck_assert_int_eq(db_tx(&cx, open_tx, &o), OK);
    return o.code;
}

#endif
