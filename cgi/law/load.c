/* The tables as a whole: what each file is for and what must agree between them. */
#include "law/internal.h"

#include <stdlib.h>

const struct law_field *law_field(const struct law *law, str code)
{
    for (size_t i = 0; i < law->n_fields; i++)
        if (str_eq(law->fields[i].code, code))
            return &law->fields[i];
    return NULL;
}

str law_field_words(const struct law *law, str code)
{
    const struct law_field *f = law_field(law, code);
    return f ? f->name_vi : S("");
}

str law_field_doubled(const struct law *law, str code)
{
    const struct law_field *f = law_field(law, code);
    return f ? f->org_basis_vi : S("");
}

/* Numbers that the engine asks for by code. */
static const char *const needed_numbers[] = {
    "EXPLAIN_FRAME_INDIVIDUAL",   "EXPLAIN_FRAME_ORGANIZATION",  "LATE_INTEREST_DAILY",
    "POSTPONE_FINE_INDIVIDUAL",   "POSTPONE_FINE_ORGANIZATION",  "INSTALMENT_COUNT",
    "INSTALMENT_FINE_INDIVIDUAL", "INSTALMENT_FINE_ORGANIZATION", "INSTALMENT_FIRST_SHARE",
};

static bool number_known(const struct law *law, str code)
{
    for (size_t i = 0; i < law->n_numbers; i++)
        if (str_eq(law->numbers[i].code, code))
            return true;
    return false;
}

/* References between tables that only the whole can prove. */
static void check_references(struct loader *l, const struct sheet *fields,
                             const struct sheet *limits)
{
    const struct law *law = l->law;
    l->sheet = fields;
    for (size_t i = 0; i < law->n_fields; i++) {
        const struct law_field *f = &law->fields[i];
        l->line = f->line;
        if (!law_term_known(law, f->limitation))
            fault(l, "limitation '%.*s' is no term of deadlines.csv", STR_ARG(f->limitation));
        if (!number_known(law, f->ceiling))
            fault(l, "ceiling '%.*s' is no number of limits.csv", STR_ARG(f->ceiling));
    }
    l->sheet = limits;
    l->line = 1;
    for (size_t i = 0; law->n_numbers && i < COUNT(needed_numbers); i++)
        if (!number_known(law, str_from(needed_numbers[i])))
            fault(l, "the number %s is missing", needed_numbers[i]);
}

static void load_all(struct loader *l, opt_str province)
{
    load_terms(l);
    load_term_names(l);
    load_holidays(l);
    load_measures(l);
    load_numbers(l);
    const struct sheet *limits = l->sheet;
    load_fields(l);
    const struct sheet *fields = l->sheet;
    load_acts(l);
    load_positions(l);
    load_deputies(l);
    load_additions(l);
    load_publication(l);
    load_handover(l);
    load_monitoring(l);
    load_report_days(l);
    load_circumstances(l);
    load_local(l);
    load_repeats(l);
    load_ambient(l);
    load_crimes(l);
    load_discharge(l);
    check_references(l, fields, limits);
    if (province.has)
        load_province(l, province.v);
}

enum err law_load(struct arena *a, str dir, opt_str province_file, struct law **out,
                  struct buf *faults)
{
    struct loader l = { .a = a, .faults = faults, .dir = dir, .law = NEW(a, struct law) };
    *out = NULL;
    load_all(&l, province_file);
    if (l.n_faults)
        return ERR_INVALID;
    *out = l.law;
    return OK;
}

bool law_is_demo(const struct law *law)
{
    return law->demo;
}
