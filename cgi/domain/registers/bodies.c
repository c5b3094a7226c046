#include "domain/registers/bodies.h"
#include "base/text.h"
#include "domain/accounts/user.h"
#include "domain/registers/table.h"
#include "sql/coop.h"

enum { B_CODE, B_DUTY, B_KIND, B_NAME, B_PARENT, B_PHONE, B_FROM, B_TO, B_COLUMNS };

static bool one_of(str word, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(word, str_from(words[i])))
            return true;
    return false;
}

/* NULL: both are days, the second may be empty. */
static const char *days_wrong(str from, str to)
{
    struct date a, b;
    if (date_parse(from, &a) != OK)
        return "valid_from: YYYY-MM-DD";
    if (!str_empty(to) && (date_parse(to, &b) != OK || date_cmp(b, a) < 0))
        return "valid_to: YYYY-MM-DD, not before valid_from, or empty";
    return NULL;
}

static bool letters(str s, size_t max)
{
    return !str_empty(s) && text_utf8_ok(s) && text_points(s) <= max;
}

static const char *body_check(struct cx *cx, const str *f)
{
    static const char *const duties[] = { "police", "zone_board", "monitoring", "sector" };
    (void)cx;
    if (str_empty(f[B_CODE]) || f[B_CODE].n > 12)
        return "code: 1 to 12 characters";
    if (!one_of(f[B_DUTY], duties, COUNT(duties)))
        return "duty: police, zone_board, monitoring or sector";
    if (!letters(f[B_KIND], 40) || !letters(f[B_NAME], 120))
        return "kind_vi: 1 to 40 letters; name_vi: 1 to 120";
    if (!text_utf8_ok(f[B_PHONE]) || text_points(f[B_PHONE]) > 40)
        return "phone: at most 40 letters";
    return days_wrong(f[B_FROM], f[B_TO]);
}

static enum err until_of(str text, opt_date *out)
{
    *out = (opt_date){ .has = !str_empty(text) };
    return out->has ? date_parse(text, &out->v) : OK;
}

static enum err body_write(struct cx *cx, const str *f)
{
    struct body_other_row other;
    struct body_add_in in = { .code = f[B_CODE], .duty = f[B_DUTY], .kind = f[B_KIND],
                              .name = f[B_NAME], .parent = f[B_PARENT],
                              .phone = str_opt(f[B_PHONE]) };
    const enum err e = body_other(cx, (struct body_other_in){ .code = f[B_CODE] }, &other);
    if (e != ERR_NOT_FOUND)
        return e == OK ? ERR_NOT_FOUND : e;
    TRY(date_parse(f[B_FROM], &in.since));
    TRY(until_of(f[B_TO], &in.until));
    return body_add(cx, in);
}

enum err bodies_import(struct cx *cx, str file, str csv, int64_t *n, struct buf *faults)
{
    static const char *const columns[B_COLUMNS] = {
        "code", "duty", "kind_vi", "name_vi", "parent_code", "phone", "valid_from", "valid_to" };
    static const struct register_table t = { columns, B_COLUMNS, body_check, body_write,
                                             "an administrative unit has this code" };
    return register_table_import(cx, &t, file, csv, n, faults);
}

enum { Z_PROVINCE, Z_CODE, Z_NAME, Z_NAMES, Z_BODY, Z_TAKES, Z_BASIS, Z_SURE, Z_FROM, Z_TO, Z_WKT,
       Z_COLUMNS };

static const char *zone_check(struct cx *cx, const str *f)
{
    static const char *const sure[] = { "text", "secondary", "unverified" };
    static const char *const takes[] = { "yes", "no" };
    (void)cx;
    if (str_empty(f[Z_CODE]) || f[Z_CODE].n > 20)
        return "code: 1 to 20 characters";
    if (!letters(f[Z_NAME], 160) || !letters(f[Z_BASIS], 300))
        return "name_vi: 1 to 160 letters; basis: 1 to 300";
    if (!text_utf8_ok(f[Z_NAMES]) || text_points(f[Z_NAMES]) > 600)
        return "names: at most 600 letters";
    if (!one_of(f[Z_TAKES], takes, COUNT(takes)))
        return "takes: yes or no";
    if (!one_of(f[Z_SURE], sure, COUNT(sure)))
        return "verified: text, secondary or unverified";
    if (!str_empty(f[Z_WKT]) && !str_starts(f[Z_WKT], S("POLYGON"))
        && !str_starts(f[Z_WKT], S("MULTIPOLYGON")))
        return "outline: POLYGON or MULTIPOLYGON (WKT), or empty";
    return days_wrong(f[Z_FROM], f[Z_TO]);
}

static enum err zone_write(struct cx *cx, const str *f)
{
    struct zone_body_row body;
    struct zone_put_in in = {
        .province = f[Z_PROVINCE], .code = f[Z_CODE], .name = f[Z_NAME], .names = f[Z_NAMES],
        .body = f[Z_BODY], .takes = str_eq(f[Z_TAKES], S("yes")),
        .basis = f[Z_BASIS], .sure = f[Z_SURE], .wkt = str_opt(f[Z_WKT]) };
    TRY(zone_body(cx, (struct zone_body_in){ .code = f[Z_BODY], .province = f[Z_PROVINCE] },
                  &body));
    TRY(date_parse(f[Z_FROM], &in.since));
    TRY(until_of(f[Z_TO], &in.until));
    return zone_put(cx, in);
}

enum err zones_import(struct cx *cx, str file, str csv, int64_t *n, struct buf *faults)
{
    static const char *const columns[Z_COLUMNS] = {
        "province", "code", "name_vi", "names", "body_code", "takes", "basis", "verified",
        "valid_from", "valid_to", "outline" };
    static const struct register_table t = {
        columns, Z_COLUMNS, zone_check, zone_write,
        "no board of zones of this province has that body_code" };
    return register_table_import(cx, &t, file, csv, n, faults);
}

/* As a word of its own: "KCN A" is not in "KCN An Phú". Both are folded. */
static bool names_it(struct arena *a, str text, str name)
{
    const str word = text_fold(a, name);
    while (!str_empty(word)) {
        const size_t at = str_find(text, word);
        if (at == text.n)
            return false;
        const size_t end = at + word.n;
        if ((at == 0 || text.p[at - 1] == ' ') && (end == text.n || text.p[end] == ' '))
            return true;
        text = str_sub(text, end, text.n);
    }
    return false;
}

static bool said(struct arena *a, str place, const struct zones_on_row *z)
{
    str names = z->names, one;
    if (names_it(a, place, z->name))
        return true;
    while (str_next(&names, '|', &one))
        if (names_it(a, place, str_trim(one)))
            return true;
    return false;
}

/* Folded, with anything that is no letter and no digit as a blank. */
static str words_of(struct arena *a, str text)
{
    const str folded = text_fold(a, text);
    char *out = NEWS(a, char, folded.n + 1);
    for (size_t i = 0; i < folded.n; i++) {
        const char c = folded.p[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80);
        out[i] = letter ? c : ' ';
    }
    return (str){ out, folded.n };
}

enum err zone_of(struct cx *cx, str province, struct date day, opt_f64 lat, opt_f64 lon,
                 str place, struct zone *out)
{
    struct zones_on_row *rows;
    size_t n;
    TRY(zones_on(cx, (struct zones_on_in){ .province = province, .day = day, .lat = lat,
                                           .lon = lon }, &rows, &n));
    const str text = words_of(cx->a, place);
    for (size_t i = 0; i < n; i++)
        if (rows[i].inside || said(cx->a, text, &rows[i])) {
            *out = (struct zone){
                .name = rows[i].name, .basis = rows[i].basis,
                .sure = str_eq(rows[i].sure, S("text")), .inside = rows[i].inside,
                .outside = rows[i].outside,
                .takes = rows[i].takes, .body = rows[i].body,
                .body_name = unit_body_name(cx->a, rows[i].level, rows[i].kind,
                                            rows[i].body_name) };
            return OK;
        }
    return ERR_NOT_FOUND;
}
