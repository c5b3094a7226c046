/* Questions to the tables. */
#include "law/internal.h"

const struct law_term *law_term(const struct law *law, str code, struct date day)
{
    for (size_t i = 0; i < law->n_terms; i++) {
        const struct law_term *t = &law->terms[i];
        if (str_eq(t->code, code) && in_force(t->from, t->to, day))
            return t;
    }
    return NULL;
}

const struct law_act *law_act(const struct law *law, str code, struct date day)
{
    for (size_t i = 0; i < law->n_acts; i++) {
        const struct law_act *a = &law->acts[i];
        if (str_eq(a->code, code) && in_force(a->from, a->to, day))
            return a;
    }
    return NULL;
}

const struct law_number *law_number(const struct law *law, str code, struct date day)
{
    for (size_t i = 0; i < law->n_numbers; i++) {
        const struct law_number *n = &law->numbers[i];
        if (str_eq(n->code, code) && in_force(n->from, n->to, day))
            return n;
    }
    return NULL;
}

int64_t law_number_whole(const struct law_number *n)
{
    return n->micro / MICRO;
}

const struct law_measure *law_measure(const struct law *law, str code)
{
    for (size_t i = 0; i < law->n_measures; i++)
        if (str_eq(law->measures[i].code, code))
            return &law->measures[i];
    return NULL;
}

const struct law_position *law_position(const struct law *law, str code, str field,
                                        struct date day)
{
    for (size_t i = 0; i < law->n_positions; i++) {
        const struct law_position *p = &law->positions[i];
        if (str_eq(p->code, code) && str_eq(p->field, field) && in_force(p->from, p->to, day))
            return p;
    }
    return NULL;
}

bool law_term_known(const struct law *law, str code)
{
    for (size_t i = 0; i < law->n_terms; i++)
        if (str_eq(law->terms[i].code, code))
            return true;
    return false;
}

bool law_act_known(const struct law *law, str code)
{
    for (size_t i = 0; i < law->n_acts; i++)
        if (str_eq(law->acts[i].code, code))
            return true;
    return false;
}

bool law_term_covers(const struct law *law, str code, struct date from, opt_date to)
{
    struct date day = from;
    for (;;) {
        const struct law_term *t = law_term(law, code, day);
        if (!t)
            return false;
        if (!t->to.has)
            return true;
        if (to.has && date_cmp(t->to.v, to.v) >= 0)
            return true;
        day = date_add(t->to.v, 1);
    }
}

size_t law_unset(struct arena *a, const struct law *law, struct date day, const str **codes)
{
    str *list = NEWS(a, str, law->n_terms);
    size_t n = 0, at = 0;
    const struct law_term *t;
    while ((t = law_next_term(law, day, &at)))
        if (!t->set)
            list[n++] = t->code;
    *codes = list;
    return n;
}

const struct law_act *law_next_act(const struct law *law, struct date day, size_t *at)
{
    while (*at < law->n_acts) {
        const struct law_act *a = &law->acts[(*at)++];
        if (in_force(a->from, a->to, day))
            return a;
    }
    return NULL;
}

const struct law_position *law_next_position(const struct law *law, struct date day, size_t *at)
{
    while (*at < law->n_positions) {
        const struct law_position *p = &law->positions[(*at)++];
        if (in_force(p->from, p->to, day))
            return p;
    }
    return NULL;
}

const struct law_term *law_next_term(const struct law *law, struct date day, size_t *at)
{
    while (*at < law->n_terms) {
        const struct law_term *t = &law->terms[(*at)++];
        /* A row that the province's file covers on that day is not in force. */
        if (in_force(t->from, t->to, day) && law_term(law, t->code, day) == t)
            return t;
    }
    return NULL;
}

const struct law_term *law_next_row(const struct law *law, str code, size_t *at)
{
    while (*at < law->n_terms) {
        const struct law_term *t = &law->terms[(*at)++];
        if (str_eq(t->code, code))
            return t;
    }
    return NULL;
}

static bool row_on(const struct law *law, enum law_table table, size_t i, struct date day)
{
    switch (table) {
    case LAW_ACTS:
        return in_force(law->acts[i].from, law->acts[i].to, day);
    case LAW_DEADLINES:
        return law_term(law, law->terms[i].code, day) == &law->terms[i];
    case LAW_POSITIONS:
        return in_force(law->positions[i].from, law->positions[i].to, day);
    case LAW_HOLIDAYS: {
        struct date d = { 0 };
        return date_parse(law->holidays_sheet.rows[i].cell[0], &d) == OK && date_eq(d, day);
    }
    }
    return false;
}

static const struct sheet *sheet_of(const struct law *law, enum law_table table)
{
    switch (table) {
    case LAW_ACTS:
        return &law->acts_sheet;
    case LAW_DEADLINES:
        return &law->deadlines;
    case LAW_POSITIONS:
        return &law->positions_sheet;
    case LAW_HOLIDAYS:
        return &law->holidays_sheet;
    }
    return &law->deadlines;
}

void law_list(const struct law *law, enum law_table table, opt_date on, struct buf *out)
{
    const struct sheet *s = sheet_of(law, table);
    for (size_t k = 0; k < s->n_columns; k++)
        csv_field(out, k ? CSV_NEXT : CSV_FIRST, str_from(s->columns[k]));
    csv_end(out);
    for (size_t i = 0; i < s->n; i++) {
        if (on.has && !row_on(law, table, i, on.v))
            continue;
        for (size_t k = 0; k < s->n_columns; k++)
            csv_field(out, k ? CSV_NEXT : CSV_FIRST, s->rows[i].cell[k]);
        csv_end(out);
    }
}

const char *law_sure_name(enum law_sure sure)
{
    return sure == LAW_TEXT ? "text" : sure == LAW_SECONDARY ? "secondary" : "unverified";
}

const char *law_unit_name(enum law_unit unit)
{
    static const char *const names[] = { "", "hour", "day", "working_day", "month", "year",
                                         "minute" };
    return names[unit];
}
