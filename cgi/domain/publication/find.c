#include "domain/publication/find.h"
#include "domain/publication/index.h"
#include "sql/find.h"
#include <stdlib.h>

#define PAGE (VIOLATORS_ROWS + 1) /* one more tells that there is more */

struct term {
    str term;
    int64_t n; /* publications that have it */
};

struct finding {
    const struct find_query *q;
    struct term terms[FIND_TERMS]; /* the rarest first */
    size_t n_terms;
    int64_t hits[PAGE];
    size_t n_hits;
    int64_t last; /* looked at last, where there are more behind it and no full page */
};

/* The three orders; NEWEST and FINE from the highest, NAME from the first letter. */
static int compare(const struct find_row *x, const struct find_row *y, enum find_sort sort)
{
    const int up = sort == FIND_NAME ? 1 : -1;
    const int key = sort == FIND_NEWEST ? date_cmp(x->day, y->day)
                    : sort == FIND_FINE ? (x->fine > y->fine) - (x->fine < y->fine)
                                        : str_cmp(x->name, y->name);
    return up * (key ? key : (x->id > y->id) - (x->id < y->id));
}

static int by_day(const void *x, const void *y)
{
    return compare(x, y, FIND_NEWEST);
}

static int by_fine(const void *x, const void *y)
{
    return compare(x, y, FIND_FINE);
}

static int by_name(const void *x, const void *y)
{
    return compare(x, y, FIND_NAME);
}

void find_order(struct find_row *rows, size_t *n, enum find_sort sort, struct find_from from)
{
    const struct find_row at = { .id = from.id, .day = from.day, .fine = from.fine,
                                 .name = from.name.p ? from.name : S("") };
    size_t kept = 0;
    for (size_t i = 0; i < *n; i++)
        if (!from.set || compare(&rows[i], &at, sort) > 0)
            rows[kept++] = rows[i];
    *n = kept;
    qsort(rows, kept, sizeof *rows,
          sort == FIND_NEWEST ? by_day : sort == FIND_FINE ? by_fine : by_name);
}

static int rarest_first(const void *x, const void *y)
{
    const struct term *a = x, *b = y;
    return (a->n > b->n) - (a->n < b->n);
}

/* How many have each; 0 where nobody has. */
static enum err count(struct cx *cx, struct term *terms, size_t n)
{
    struct term_counts_row *rows;
    size_t n_rows;
    str *names = NEWS(cx->a, str, n);
    for (size_t i = 0; i < n; i++)
        names[i] = terms[i].term;
    TRY(term_counts(cx, (struct term_counts_in){ terms_json(cx->a, names, n) }, &rows, &n_rows));
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n_rows; k++)
            if (str_eq(terms[i].term, rows[k].term))
                terms[i].n = rows[k].n;
    return OK;
}

/* The last word may be the beginning of one. */
static enum err complete(struct cx *cx, struct term *t)
{
    struct term_beginning_row row;
    const str end = str_fmt(cx->a, "%.*s\xFF", STR_ARG(t->term));
    const enum err e = term_beginning(cx, (struct term_beginning_in){ t->term, end }, &row);
    if (e == OK)
        *t = (struct term){ row.term, row.n };
    return e == ERR_NOT_FOUND ? OK : e;
}

/* *none: nothing has all of what is asked for. */
static enum err terms_of(struct cx *cx, struct finding *f, bool *none)
{
    const struct find_query *q = f->q;
    size_t n_words, n = 0;
    str *words = term_words(cx->a, q->words, 2 * FIND_TERMS, &n_words);
    struct term *all = NEWS(cx->a, struct term, n_words + 4);
    *none = !str_empty(q->words) && n_words == 0;
    for (size_t i = 0; i < n_words; i++)
        all[n++].term = words[i];
    const struct { enum term_kind kind; str value; } filters[] = {
        { TERM_PLACE, q->place }, { TERM_ACT, q->act }, { TERM_STATE, q->state },
        { TERM_YEAR, q->year ? str_fmt(cx->a, "%04d", q->year) : S("") },
    };
    for (size_t i = 0; i < COUNT(filters); i++)
        if (!str_empty(filters[i].value))
            all[n++].term = term_of(cx->a, filters[i].kind, filters[i].value);
    if (*none || n == 0)
        return OK;
    TRY(count(cx, all, n));
    if (n_words && all[n_words - 1].n == 0)
        TRY(complete(cx, &all[n_words - 1]));
    for (size_t i = 0; i < n; i++)
        *none = *none || all[i].n == 0;
    qsort(all, n_words, sizeof *all, rarest_first);
    const size_t spare = n_words > FIND_WORDS ? n_words - FIND_WORDS : 0;
    for (size_t i = 0; i < n; i++)
        if (i < n_words - spare || i >= n_words)
            f->terms[f->n_terms++] = all[i];
    qsort(f->terms, f->n_terms, sizeof *f->terms, rarest_first);
    return OK;
}

static str term_at(const struct finding *f, size_t i)
{
    return i < f->n_terms ? f->terms[i].term : S("");
}

static enum err gather(struct cx *cx, struct finding *f)
{
    struct find_gather_row *rows;
    size_t n;
    TRY(find_gather(cx, (struct find_gather_in){
        term_at(f, 0), term_at(f, 1), term_at(f, 2), term_at(f, 3), term_at(f, 4), term_at(f, 5),
        term_at(f, 6), term_at(f, 7) }, &rows, &n));
    struct find_row *all = NEWS(cx->a, struct find_row, n);
    for (size_t i = 0; i < n; i++)
        all[i] = (struct find_row){ rows[i].id.v, rows[i].signed_on, rows[i].fine,
                                    rows[i].name_key };
    find_order(all, &n, f->q->sort, f->q->from);
    for (size_t i = 0; i < n && f->n_hits < PAGE; i++)
        f->hits[f->n_hits++] = all[i].id;
    return OK;
}

_Static_assert(sizeof(struct find_by_day_row) == sizeof(struct find_by_fine_row)
               && sizeof(struct find_by_day_row) == sizeof(struct find_by_name_row),
               "walks have the same columns");

/* The next `most` of the list behind `from`. */
static enum err look(struct cx *cx, const struct finding *f, struct find_from from, int64_t most,
                     const struct find_by_day_row **rows, size_t *n)
{
    static const struct date end = { 2999, 12, 31 }, first = { 1900, 1, 1 };
    const int y = f->q->year;
    struct find_by_day_row *day;
    struct find_by_fine_row *fine;
    struct find_by_name_row *name;
    const str t[] = { term_at(f, 0), term_at(f, 1), term_at(f, 2), term_at(f, 3), term_at(f, 4),
                      term_at(f, 5), term_at(f, 6), term_at(f, 7) };
    if (f->q->sort == FIND_FINE) {
        TRY(find_by_fine(cx, (struct find_by_fine_in){
            from.set ? from.fine : INT64_MAX, from.set ? from.id : INT64_MAX, most, t[0], t[1],
            t[2], t[3], t[4], t[5], t[6], t[7] }, &fine, n));
        *rows = (const void *)fine;
    } else if (f->q->sort == FIND_NAME) {
        TRY(find_by_name(cx, (struct find_by_name_in){
            from.set && from.name.p ? from.name : S(""), from.set ? from.id : 0, most, t[0],
            t[1], t[2], t[3], t[4], t[5], t[6], t[7] }, &name, n));
        *rows = (const void *)name;
    } else {
        /* Of one year only its days are walked. */
        const struct date last = y ? (struct date){ (int16_t)y, 12, 31 } : end;
        const bool inside = from.set && date_cmp(from.day, last) <= 0;
        TRY(find_by_day(cx, (struct find_by_day_in){
            inside ? from.day : last, inside ? from.id : INT64_MAX,
            y ? (struct date){ (int16_t)y, 1, 1 } : first, most, t[0], t[1], t[2], t[3], t[4],
            t[5], t[6], t[7] }, &day, n));
        *rows = day;
    }
    return OK;
}

static enum err place_of(struct cx *cx, int64_t id, struct find_from *out)
{
    struct find_place_row p;
    TRY(find_place(cx, (struct find_place_in){ { id } }, &p));
    *out = (struct find_from){ .set = true, .day = p.signed_on, .fine = p.fine,
                               .name = p.name_key, .id = id };
    return OK;
}

static enum err walk(struct cx *cx, struct finding *f)
{
    const struct find_by_day_row *rows;
    struct find_from from = f->q->from;
    /* Where nearly all fit, the first few dozen are enough. */
    const int64_t steps[FIND_STEPS] = { f->n_terms ? FIND_FIRST : PAGE, FIND_STEP, FIND_STEP };
    size_t n;
    for (int step = 0; step < FIND_STEPS; step++) {
        const int64_t most = steps[step];
        TRY(look(cx, f, from, most, &rows, &n));
        for (size_t i = 0; i < n && f->n_hits < PAGE; i++)
            if (rows[i].hit)
                f->hits[f->n_hits++] = rows[i].id.v;
        f->last = 0;
        if (f->n_hits == PAGE || (int64_t)n < most)
            return OK;
        f->last = rows[n - 1].id.v;
        if (step + 1 < FIND_STEPS)
            TRY(place_of(cx, f->last, &from));
    }
    return OK;
}

enum err find_page_load(struct cx *cx, const struct find_query *q, struct find_page *out)
{
    struct finding f = { .q = q };
    bool none;
    *out = (struct find_page){ 0 };
    TRY(terms_of(cx, &f, &none));
    if (none)
        return OK;
    TRY(f.n_terms && f.terms[0].n <= FIND_RARE ? gather(cx, &f) : walk(cx, &f));
    out->more = f.n_hits == PAGE || f.last;
    const size_t shown = f.n_hits == PAGE ? VIOLATORS_ROWS : f.n_hits;
    if (out->more)
        TRY(place_of(cx, f.n_hits == PAGE ? f.hits[shown - 1] : f.last, &out->next));
    return violators_named(cx, f.hits, shown, &out->list);
}

enum err find_facets_load(struct cx *cx, struct find_facets *out)
{
    struct term_facets_row *rows;
    size_t n;
    *out = (struct find_facets){ 0 };
    TRY(term_facets(cx, &rows, &n));
    const struct { enum term_kind kind; const struct find_facet **list; size_t *n; } kinds[] = {
        { TERM_PLACE, &out->places, &out->n_places }, { TERM_ACT, &out->acts, &out->n_acts },
        { TERM_YEAR, &out->years, &out->n_years }, { TERM_STATE, &out->states, &out->n_states },
    };
    for (size_t k = 0; k < COUNT(kinds); k++) {
        struct find_facet *list = NEWS(cx->a, struct find_facet, n);
        for (size_t i = 0; i < n; i++)
            if (rows[i].term.n && rows[i].term.p[0] == (char)kinds[k].kind)
                list[(*kinds[k].n)++] = (struct find_facet){
                    str_sub(rows[i].term, 1, rows[i].term.n), rows[i].n };
        *kinds[k].list = list;
    }
    return OK;
}
