#include "base/csv.h"
#include "base/text.h"
#include "domain/intake/import.h"
#include "domain/intake/tables.h"
#include "domain/intake/where.h"
#include <stdlib.h>

const struct import_column import_columns[] = {
    { "number", true, IMPORT_NUMBER_MAX, "number in the old register; a line is taken once" },
    { "received", true, 30, "day, or day and time: 25/4/2019, 2019-04-25, 25/04/2019 14:30" },
    { "what", true, IMPORT_TEXT_MAX, "what was reported" },
    { "pollution", false, 16, "code of the kind (water, air, odour, ...); other" },
    { "nature", false, 12, "sudden, frequent, unknown; unknown" },
    { "place", false, 500, "where, in words" },
    { "commune", false, 120, "code or name of the commune (old lines: or district) of that day" },
    { "lat", false, 20, "latitude, WGS84; point or comma" },
    { "long", false, 20, "longitude" },
    { "polluter", false, 300, "who is reported" },
    { "name", false, 120, "of the reporter; sealed, as the next three" },
    { "phone", false, 30, "8 to 15 digits" },
    { "email", false, 120, "" },
    { "address", false, 300, "" },
    { "status", false, 10, "open, closed; open" },
    { "closed", false, 30, "day on which it was closed; needed with closed" },
    { "answer", false, IMPORT_TEXT_MAX, "what the reporter was told" },
};
const size_t n_import_columns = COUNT(import_columns);
#define COLUMNS COUNT(import_columns)

/* One line being read: the fields by column of the table above. */
struct reading {
    struct arena *a;
    struct import_file *f;
    struct import_line *l;
    struct date today;
    str v[COLUMNS];
};

void import_refuse(struct import_file *f, struct import_line *l, const char *column, str reason)
{
    struct arena *a = f->a;
    if (f->n_faults == f->cap_faults) {
        const size_t cap = f->cap_faults ? f->cap_faults * 2 : 16;
        f->faults = arena_grow(a, f->faults, f->cap_faults * sizeof *f->faults,
                               cap * sizeof *f->faults);
        f->cap_faults = cap;
    }
    f->faults[f->n_faults++] = (struct import_fault){ l->line, str_from(column),
                                                    str_dup(a, reason) };
    l->refused = true;
}

static void refuse(struct reading *r, const char *column, const char *reason)
{
    import_refuse(r->f, r->l, column, str_from(reason));
}

static str value(const struct reading *r, const char *column)
{
    for (size_t i = 0; i < COLUMNS; i++)
        if (str_eq(str_from(column), str_from(import_columns[i].name)))
            return r->v[i];
    return S("");
}

/* "14:30", "9:30", "14:30:15" */
static bool clock_read(str s, struct moment *m)
{
    int64_t part[3] = { 0 };
    str rest = s, piece;
    size_t n = 0;
    while (str_next(&rest, ':', &piece))
        if (n == 3 || piece.n == 0 || piece.n > 2 || str_i64(piece, &part[n++]) != OK)
            return false;
    m->hour = (int8_t)part[0];
    m->minute = (int8_t)part[1];
    return n >= 2 && part[0] >= 0 && part[0] <= 23 && part[1] >= 0 && part[1] <= 59
        && part[2] >= 0 && part[2] <= 59;
}

/* A day, with a time or without; false after a fault. */
static bool moment_read(struct reading *r, const char *column, instant *out)
{
    const str v = value(r, column);
    struct moment m = { 0 };
    size_t cut = str_find(v, S(" "));
    if (cut == v.n)
        cut = str_find(v, S("T"));
    const str clock = str_trim(str_sub(v, cut + 1, v.n));
    if (date_parse_vi(str_sub(v, 0, cut), &m.day) != OK
        || (!str_empty(clock) && !clock_read(clock, &m))) {
        refuse(r, column, "no day as 25/4/2019 or 2019-04-25, with 14:30 behind it or without");
        return false;
    }
    if (m.day.y < IMPORT_YEAR_MIN || date_cmp(m.day, r->today) > 0) {
        refuse(r, column, "a day before 1990, or one that has not come");
        return false;
    }
    *out = instant_of(m);
    return true;
}

static void status_read(struct reading *r)
{
    const str v = value(r, "status");
    struct import_line *l = r->l;
    l->closed = str_eq_nocase(v, S("closed"));
    if (!l->closed && !str_empty(v) && !str_eq_nocase(v, S("open")))
        refuse(r, "status", "open or closed");
    if (!l->closed) {
        if (!str_empty(value(r, "closed")))
            refuse(r, "closed", "a day on which it was closed, but status is not closed");
        return;
    }
    if (str_empty(value(r, "closed")))
        refuse(r, "closed", "missing");
    else if (moment_read(r, "closed", &l->closed_at) && l->received
             && date_cmp(instant_date(l->closed_at), instant_date(l->received)) < 0)
        refuse(r, "closed", "comes before received");
}

static bool degrees(struct arena *a, str v, double *out)
{
    char *point = arena_alloc(a, v.n + 1);
    for (size_t i = 0; i < v.n; i++)
        point[i] = (char)(v.p[i] == ',' ? '.' : v.p[i]);
    return str_f64((str){ point, v.n }, out) == OK;
}

static void point_read(struct reading *r, struct report_new *out)
{
    const str lat = value(r, "lat"), lon = value(r, "long");
    if (str_empty(lat) && str_empty(lon))
        return;
    if (degrees(r->a, lat, &out->lat.v) && degrees(r->a, lon, &out->lon.v)
        && where_in_country(out->lat.v, out->lon.v))
        out->lat.has = out->lon.has = true;
    else
        refuse(r, str_empty(lon) ? "long" : "lat", "no point in Viet Nam, or only half of one");
}

static void report_read(struct reading *r, struct report_new *out)
{
    static const char *const natures[] = { "sudden", "frequent", "unknown" };
    bool known = false;
    *out = (struct report_new){
        .pollution = value(r, "pollution"), .nature = value(r, "nature"), .avoid_why = S(""),
        .what = value(r, "what"), .place = value(r, "place"), .polluter = value(r, "polluter"),
        .sender = { .name = value(r, "name"), .phone = value(r, "phone"),
                    .email = value(r, "email"), .address = value(r, "address"),
                    .wish = WISH_NONE } };
    if (str_empty(out->pollution))
        out->pollution = S("other");
    if (str_empty(out->nature))
        out->nature = S("unknown");
    for (size_t i = 0; i < COUNT(natures); i++)
        known = known || str_eq(out->nature, str_from(natures[i]));
    if (!known)
        refuse(r, "nature", "sudden, frequent or unknown");
    if (!pollution_known(out->pollution))
        refuse(r, "pollution", "no such kind; leave it empty where it is not known");
    if (sender_phone_check(out->sender.phone) != OK)
        refuse(r, "phone", "8 to 15 digits");
    if (sender_email_check(out->sender.email) != OK)
        refuse(r, "email", "no address of e-mail");
    point_read(r, out);
}

/* Every field through the door, within its limit; the required ones there. */
static void fields_read(struct reading *r, const struct csv_row *row, const size_t *at)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        const struct import_column *c = &import_columns[i];
        r->v[i] = S("");
        if (at[i] < row->n && text_door(r->a, row->f[at[i]], &r->v[i]) != OK) {
            refuse(r, c->name, "not UTF-8");
            r->v[i] = S("");
        }
        r->v[i] = str_trim(r->v[i]);
        if (r->v[i].n > c->max) {
            import_refuse(r->f, r->l, c->name,
                          str_fmt(r->a, "longer than %zu bytes", c->max));
            r->v[i] = S("");
        } else if (c->required && str_empty(r->v[i])) {
            refuse(r, c->name, "missing");
        }
    }
}

static bool empty_row(const struct csv_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (!str_empty(str_trim(row->f[i])))
            return false;
    return true;
}

static void line_read(struct reading *r, const struct csv_row *row, const size_t *at,
                      size_t width)
{
    struct import_line *l = r->l;
    if (row->n > width)
        refuse(r, "", "more fields than the heading");
    fields_read(r, row, at);
    l->number = value(r, "number");
    l->answer = value(r, "answer");
    l->commune = value(r, "commune");
    if (!str_empty(value(r, "received")))
        moment_read(r, "received", &l->received);
    status_read(r);
    report_read(r, &l->report);
}

/* Which field of a row is which column; row width where a column is not there. */
static enum err heading_read(struct reading *r, const struct csv_row *row, size_t *at)
{
    for (size_t i = 0; i < COLUMNS; i++)
        at[i] = SIZE_MAX;
    for (size_t k = 0; k < row->n; k++) {
        str name = str_trim(row->f[k]);
        size_t i = 0;
        while (i < COLUMNS && !str_eq_nocase(name, str_from(import_columns[i].name)))
            i++;
        if (i == COLUMNS || at[i] != SIZE_MAX) {
            import_refuse(r->f, r->l, str_c(r->a, text_cut(name, 60)),
                          str_from(i == COLUMNS ? "no such column; --help lists them"
                                                : "this column stands twice"));
            return ERR_INVALID;
        }
        at[i] = k;
    }
    for (size_t i = 0; i < COLUMNS; i++)
        if (import_columns[i].required && at[i] == SIZE_MAX) {
            refuse(r, import_columns[i].name, "this column is missing");
            return ERR_INVALID;
        }
    return OK;
}

/* Spreadsheets of this country write semicolons, as their comma stands in numbers. */
static char separator_of(str text)
{
    const str head = str_sub(text, 0, str_find(text, S("\n")));
    size_t commas = 0, semicolons = 0;
    for (size_t i = 0; i < head.n; i++) {
        commas += head.p[i] == ',';
        semicolons += head.p[i] == ';';
    }
    return semicolons > commas ? ';' : ',';
}

/* Room for every line there can be, at once: growing would copy it again and again. */
static struct import_line *lines_room(struct arena *a, str text)
{
    size_t n = 1;
    for (size_t i = 0; i < text.n && n < IMPORT_LINES_MAX; i++)
        n += text.p[i] == '\n';
    return NEWS(a, struct import_line, n);
}

static int by_number(const void *a, const void *b)
{
    const struct import_line *const *x = a, *const *y = b;
    const int c = str_cmp((*x)->number, (*y)->number);
    return c ? c : ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

static void twice(struct import_file *f)
{
    struct import_line **all = NEWS(f->a, struct import_line *, f->n + 1);
    size_t first = 0;
    for (size_t i = 0; i < f->n; i++)
        all[i] = &f->lines[i];
    qsort(all, f->n, sizeof *all, by_number);
    for (size_t i = 1; i < f->n; i++) {
        if (!str_eq(all[i]->number, all[first]->number))
            first = i;
        else if (!str_empty(all[i]->number))
            import_refuse(f, all[i], "number", str_fmt(f->a, "line %zu has this number too",
                                                       all[first]->line));
    }
}

static enum err broken(struct reading *r, size_t line, const char *why)
{
    struct import_line nowhere = { .line = line };
    r->l = &nowhere;
    refuse(r, "", why);
    return ERR_INVALID;
}

enum err import_read(struct arena *a, str text, struct date today, struct import_file *out)
{
    struct csv csv = { .rest = text, .sep = separator_of(text) };
    struct reading r = { .a = a, .f = out, .today = today };
    struct import_line heading = { .line = 1 };
    struct csv_row row;
    size_t at[COLUMNS];
    enum err e;
    *out = (struct import_file){ .a = a, .lines = lines_room(a, text) };
    if (!text_utf8_ok(text))
        return broken(&r, 1, "the file is not UTF-8: save it as \"CSV UTF-8\"");
    if ((e = csv_read(a, &csv, &row)) != OK)
        return broken(&r, 1, e == ERR_NOT_FOUND ? "the file is empty" : csv.fault);
    const size_t width = row.n;
    r.l = &heading;
    TRY(heading_read(&r, &row, at));
    while ((e = csv_read(a, &csv, &row)) == OK) {
        if (empty_row(&row))
            continue;
        if (out->n == IMPORT_LINES_MAX)
            return broken(&r, csv.line, "more than 100000 lines: divide the file");
        r.l = &out->lines[out->n++];
        r.l->line = csv.line;
        line_read(&r, &row, at, width);
    }
    twice(out);
    return e == ERR_NOT_FOUND ? OK : broken(&r, csv.line, csv.fault);
}
