#include "pages/publication/statistics.h"
#include "base/config.h"
#include "base/csv.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "domain/intake/labels.h"
#include "domain/intake/places.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/publication/statistics_view.h"
#include "tpl/statistics.h"
#include "tpl/statistics_units.h"

#define YEARS_MAX 30
#define CSV_MAX ((size_t)256 * 1024)

struct asked {
    struct told_asked q;
    struct places places;
    struct told_unit *units;
    size_t n_units;
    str whose, typed;
};

static str unit_words(struct cx *cx, const struct told_unit *u)
{
    const str name = unit_place_words(cx->a, cx->lang, u->kind, u->name);
    if (!u->until.has || date_cmp(u->until.v, cx->today) >= 0)
        return name;
    const str args[] = { name, date_vi(cx->a, u->until.v) };
    return tr_args(cx->a, TR("{0} (đến {1})"), args, COUNT(args));
}

/* ERR_NOT_FOUND: a unit that is none, or has no figures. */
static enum err whose(struct cx *cx, struct asked *q)
{
    int64_t id;
    q->whose = cx->lang == LANG_EN ? cx->conf->province.name_en : cx->conf->province.name;
    if (str_empty(q->typed))
        return OK;
    const struct commune *c = places_code(&q->places, q->typed);
    if (c) {
        q->q.commune = c->code;
        q->whose = unit_place_words(cx->a, cx->lang, c->kind, c->name);
        return OK;
    }
    if (!str_starts(q->typed, S("~")) || str_i64(str_sub(q->typed, 1, q->typed.n), &id) != OK)
        return ERR_NOT_FOUND;
    for (size_t i = 0; i < q->n_units; i++)
        if (q->units[i].id.v == id) {
            q->q.unit = q->units[i].id;
            q->whose = unit_words(cx, &q->units[i]);
            return OK;
        }
    return ERR_NOT_FOUND;
}

/* None: this year. ERR_NOT_FOUND: what is no year. */
static enum err year_asked(struct req *r, int *year)
{
    int64_t n = r->cx->today.y;
    const str typed = req_query(r, "year", 20);
    if (!str_empty(typed) && str_i64(typed, &n) != OK)
        return ERR_NOT_FOUND;
    *year = (int)n;
    return n >= 1 && n <= r->cx->today.y ? OK : ERR_NOT_FOUND;
}

static enum err ask(struct req *r, struct asked *q)
{
    struct cx *cx = r->cx;
    *q = (struct asked){ .typed = req_query(r, "unit", 20) };
    TRY(year_asked(r, &q->q.year));
    TRY(places_load(cx, &q->places));
    TRY(told_units_list(cx, &q->units, &q->n_units));
    return whose(cx, q);
}

/* The year that the first month told is of; this year, before there is one. */
static int first_year(const struct cx *cx, str first)
{
    int64_t from;
    return str_i64(str_sub(first, 0, 4), &from) == OK ? (int)from : cx->today.y;
}

/* What is told of who and when was asked for. ERR_NOT_FOUND: of a year before anything was
   counted, so that nobody reads it as a year without pollution. */
static enum err told_of(struct cx *cx, const struct told_asked *q, struct told *t)
{
    TRY(told_load(cx, q, t));
    return q->year >= first_year(cx, t->first) ? OK : ERR_NOT_FOUND;
}

/* From the first month told to this year, the newest first. */
static const struct choice *years_of(struct cx *cx, str first, int shown, size_t *n)
{
    const int from = first_year(cx, first);
    struct choice *c = NEWS(cx->a, struct choice, YEARS_MAX);
    *n = 0;
    for (int y = cx->today.y; y >= from && *n < YEARS_MAX; y--) {
        const str year = str_fmt(cx->a, "%d", y);
        c[(*n)++] = (struct choice){ .value = year, .label = year, .on = y == shown };
    }
    return c;
}

/* "2026-10" as "10/2026". */
static str month_words(struct arena *a, str month)
{
    return month.n == 7 ? str_fmt(a, "%.2s/%.4s", month.p + 5, month.p) : S("");
}

/* The last month told of that year; empty: all of it is told, or nothing. */
static str until_words(struct arena *a, const struct told *t, int year)
{
    return str_starts(t->last, str_fmt(a, "%04d", year)) ? month_words(a, t->last) : S("");
}

static void units_of(struct cx *cx, const struct asked *q, struct statistics_view *v)
{
    struct choice *now = NEWS(cx->a, struct choice, q->places.n);
    struct choice *was = NEWS(cx->a, struct choice, q->n_units);
    for (size_t i = 0; i < q->places.n; i++)
        now[i] = (struct choice){
            .value = q->places.communes[i].code,
            .label = unit_place_words(cx->a, cx->lang, q->places.communes[i].kind,
                                      q->places.communes[i].name),
            .on = str_eq(q->places.communes[i].code, q->typed) };
    for (size_t i = 0; i < q->n_units; i++) {
        const struct told_unit *u = &q->units[i];
        const bool today = !u->until.has || date_cmp(u->until.v, cx->today) >= 0;
        if (today && str_eq(u->level, S("commune")))
            continue; /* stands among the communes of today */
        was[v->n_olds++] = (struct choice){
            .value = str_fmt(cx->a, "~%lld", (long long)u->id.v), .label = unit_words(cx, u),
            .on = u->id.v == q->q.unit.v };
    }
    v->communes = now;
    v->n_communes = q->places.n;
    v->olds = was;
}

static int percent(int64_t n, int64_t of)
{
    return of > 0 ? (int)(n * 100 / of) : 0;
}

static void bars(struct chart_row *rows, size_t n)
{
    int64_t most = 1;
    for (size_t i = 0; i < n; i++) {
        most = rows[i].n_first > most ? rows[i].n_first : most;
        most = rows[i].n_second > most ? rows[i].n_second : most;
    }
    for (size_t i = 0; i < n; i++) {
        rows[i].first = percent(rows[i].n_first, most);
        rows[i].second = percent(rows[i].n_second, most);
    }
}

static struct chart chart_of(const char *head, struct chart_row *rows, size_t n)
{
    bars(rows, n);
    return (struct chart){ .head = head, .first = TR("Tiếp nhận"), .second = TR("Trả lời"),
                           .rows = rows, .n = n };
}

static void charts(struct cx *cx, const struct told *t, struct statistics_view *v)
{
    struct chart_row *months = NEWS(cx->a, struct chart_row, TOLD_MONTHS);
    struct chart_row *kinds = NEWS(cx->a, struct chart_row, t->n_kinds);
    struct statistics_kind *table = NEWS(cx->a, struct statistics_kind, t->n_kinds);
    size_t n = 0;
    for (int m = 0; m < TOLD_MONTHS; m++) {
        const str month = str_fmt(cx->a, "%04d-%02d", v->year, m + 1);
        if (str_cmp(month, t->first) >= 0 && str_cmp(month, t->last) <= 0)
            months[n++] = (struct chart_row){
                .label = month_words(cx->a, month), .n_first = t->month[m][COUNTED_RECEIVED],
                .n_second = t->month[m][COUNTED_ANSWERED] };
    }
    v->months = chart_of(TR("Tháng"), months, n);
    for (size_t i = 0; i < t->n_kinds; i++) {
        table[i] = (struct statistics_kind){
            str_from(tr(pollution_word(t->kinds[i].pollution))), t->kinds[i].n };
        kinds[i] = (struct chart_row){ .label = table[i].name,
                                       .n_first = t->kinds[i].n[COUNTED_RECEIVED],
                                       .n_second = t->kinds[i].n[COUNTED_ANSWERED] };
    }
    v->by_kind = chart_of(TR("Loại ô nhiễm"), kinds, t->n_kinds);
    v->kinds = table;
    v->n_kinds = t->n_kinds;
}

enum err statistics_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct asked q;
    struct told t;
    TRY(ask(r, &q));
    TRY(told_of(cx, &q.q, &t));
    struct statistics_view v = {
        .page = page_public(r, TR("Số liệu"), "/statistics"), .whose = q.whose, .year = q.q.year,
        .none = str_empty(t.last), .until = until_words(cx->a, &t, q.q.year),
        .by_unit = cx->conf->figures.by_unit,
        .total = t.total, .any = t.n_kinds > 0, .heads = counted_words,
        .silent = t.total[COUNTED_ASKED] - t.total[COUNTED_CONFIRMED] - t.total[COUNTED_OBJECTED],
        .csv = url_own(str_fmt(cx->a, "/statistics.csv?year=%d&unit=%.*s", q.q.year,
                               q.q.unit.v || !str_empty(q.q.commune) ? (int)q.typed.n : 0,
                               q.typed.p ? q.typed.p : "")),
    };
    v.years = years_of(cx, t.first, q.q.year, &v.n_years);
    units_of(cx, &q, &v);
    charts(cx, &t, &v);
    if (v.silent < 0) /* each of the three waits for its own five */
        v.silent = 0;
    tpl_statistics(resp_html(w, 200), &v);
    resp_cache_public(w, STATISTICS_CACHE_S);
    return OK;
}

enum err statistics_csv_get(struct req *r, struct resp *w)
{
    struct asked q;
    struct told t;
    struct buf b = { .a = r->cx->a, .max = CSV_MAX };
    TRY(ask(r, &q));
    TRY(told_of(r->cx, &q.q, &t));
    buf_add(&b, S("\xEF\xBB\xBF")); /* without it spreadsheets read the bytes as Latin-1 */
    buf_add(&b, S("year,unit,kind"));
    for (size_t k = 0; k < COUNTED_KINDS; k++)
        buf_fmt(&b, ",%s", counted_codes[k]);
    buf_add(&b, S("\r\n"));
    for (size_t i = 0; i < t.n_kinds; i++) {
        csv_cell(&b, CSV_FIRST, str_fmt(r->cx->a, "%d", q.q.year));
        csv_cell(&b, CSV_NEXT, q.whose);
        csv_cell(&b, CSV_NEXT, t.kinds[i].pollution);
        for (size_t k = 0; k < COUNTED_KINDS; k++)
            csv_cell(&b, CSV_NEXT, str_fmt(r->cx->a, "%lld", (long long)t.kinds[i].n[k]));
        csv_end(&b);
    }
    resp_download(w, str_fmt(r->cx->a, "figures-%d.csv", q.q.year));
    resp_cache_public(w, STATISTICS_CACHE_S);
    return resp_bytes(w, 200, "text/csv; charset=utf-8", buf_str(&b));
}

static str line_name(struct cx *cx, const struct places *p, const struct told_line *l,
                     enum borders borders)
{
    if (l->kind == LINE_DIVIDED)
        return str_from(tr(TR("Đơn vị cũ đã chia tách, không cộng được vào đơn vị nào")));
    if (l->kind == LINE_UNKNOWN)
        return str_from(tr(TR("Đơn vị cũ không rõ nơi tiếp nhận")));
    const struct commune *c = borders == BORDERS_NEW ? places_code(p, l->unit->commune) : NULL;
    return c ? unit_place_words(cx->a, cx->lang, c->kind, c->name) : unit_words(cx, l->unit);
}

enum err statistics_units_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct asked q;
    struct told_line *lines;
    struct told t;
    size_t n;
    const enum borders borders = str_eq(req_query(r, "borders", 5), S("old")) ? BORDERS_OLD
                                                                             : BORDERS_NEW;
    if (!cx->conf->figures.by_unit)
        return ERR_NOT_FOUND;
    TRY(ask(r, &q));
    TRY(told_of(cx, &(struct told_asked){ .year = q.q.year }, &t));
    TRY(told_compare(cx, q.q.year, borders, &lines, &n));
    struct statistics_line *out = NEWS(cx->a, struct statistics_line, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (struct statistics_line){
            .name = line_name(cx, &q.places, &lines[i], borders), .n = lines[i].n,
            .answered = percent(lines[i].n[COUNTED_ANSWERED], lines[i].n[COUNTED_RECEIVED]) };
    const struct choice choices[] = {
        { .value = S("new"), .label = str_from(tr(TR("Địa giới hiện nay"))),
          .on = borders == BORDERS_NEW },
        { .value = S("old"), .label = str_from(tr(TR("Địa giới cũ"))),
          .on = borders == BORDERS_OLD },
    };
    struct statistics_units_view v = {
        .page = page_public(r, TR("So sánh các đơn vị"), "/statistics/units"), .year = q.q.year,
        .until = until_words(cx->a, &t, q.q.year), .borders = choices, .n_borders = COUNT(choices),
        .heads = counted_words, .lines = out, .n = n };
    v.years = years_of(cx, t.first, q.q.year, &v.n_years);
    tpl_statistics_units(resp_html(w, 200), &v);
    resp_cache_public(w, STATISTICS_CACHE_S);
    return OK;
}
