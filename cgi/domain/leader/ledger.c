#include "domain/leader/ledger.h"
#include "base/lang.h"
#include "domain/intake/labels.h"
#include "sql/ledgers.h"

static const struct { const char *word, *label, *flow; } ledgers[LEDGERS + 1] = {
    { "", "", "" },
    { "reports", TR("Sổ phản ánh"), "hotline" },
    { "inspections", TR("Sổ kiểm tra, thanh tra"), "inspection" },
    { "sanctions", TR("Sổ xử phạt vi phạm hành chính"), "sanction" },
    { "complaints", TR("Sổ khiếu nại quyết định"), "complaint" },
    { "publications", TR("Sổ công bố công khai"), "" },
};

static const struct ledger_column case_columns[] = {
    { TR("Số"), 't', 16 }, { TR("Ngày mở"), 'd', 12 }, { TR("Đơn vị"), 't', 34 },
    { TR("Loại"), 't', 16 }, { TR("Trích yếu"), 't', 50 }, { TR("Nơi xảy ra"), 't', 40 },
    { TR("Giai đoạn"), 't', 28 }, { TR("Người phụ trách"), 't', 24 }, { TR("Hạn"), 'd', 12 },
    { TR("Ngày kết thúc"), 'd', 12 },
};
static const struct ledger_column sanction_columns[] = {
    { TR("Số"), 't', 16 }, { TR("Đơn vị"), 't', 34 }, { TR("Số biên bản"), 't', 18 },
    { TR("Ngày biên bản"), 'd', 12 }, { TR("Người vi phạm"), 't', 34 },
    { TR("Số quyết định"), 't', 18 }, { TR("Ngày quyết định"), 'd', 12 },
    { TR("Tiền phạt (đồng)"), 'n', 18 }, { TR("Đã nộp (đồng)"), 'n', 18 },
    { TR("Biện pháp khắc phục hậu quả"), 't', 40 }, { TR("Hạn khắc phục"), 'd', 12 },
    { TR("Giai đoạn"), 't', 28 },
};
static const struct ledger_column publication_columns[] = {
    { TR("Đơn vị"), 't', 34 }, { TR("Số quyết định"), 't', 18 }, { TR("Ngày quyết định"), 'd', 12 },
    { TR("Người vi phạm"), 't', 34 }, { TR("Hành vi"), 't', 50 }, { TR("Tình trạng"), 't', 16 },
    { TR("Ngày đăng"), 'd', 12 }, { TR("Ngày gỡ"), 'd', 12 },
};

static const struct { const char *state, *label; } states[] = {
    { "draft", TR("Chờ duyệt") }, { "released", TR("Đang công bố") },
    { "withdrawn", TR("Đã gỡ") }, { "expired", TR("Đã hết hạn đăng") },
};

str ledger_word(enum ledger l)
{
    return str_from(ledgers[l].word);
}

const char *ledger_label(enum ledger l)
{
    return ledgers[l].label;
}

const struct ledger_column *ledger_columns(enum ledger l, size_t *n)
{
    if (l == LEDGER_SANCTIONS) {
        *n = COUNT(sanction_columns);
        return sanction_columns;
    }
    *n = l == LEDGER_PUBLICATIONS ? COUNT(publication_columns) : COUNT(case_columns);
    return l == LEDGER_PUBLICATIONS ? publication_columns : case_columns;
}

struct walk {
    ledger_fn *each;
    void *arg;
};

static enum err told(struct cx *cx, const struct walk *w, const str *cells, size_t n)
{
    return w->each(cx, cells, n, w->arg);
}

static str day_of(struct cx *cx, opt_instant at)
{
    return at.has ? date_iso(cx->a, instant_date(at.v)) : S("");
}

static str day_if(struct cx *cx, opt_date d)
{
    return d.has ? date_iso(cx->a, d.v) : S("");
}

static enum err case_row(struct cx *cx, const struct ledger_cases_row *r, void *arg)
{
    const str cells[] = {
        r->code, date_iso(cx->a, instant_date(r->opened)),
        unit_body_words(cx->a, cx->lang, r->level, r->kind, r->name),
        str_from(tr(pollution_word(r->pollution))), r->title, r->place,
        flow_stage_words(cx->flows, cx->lang, r->flow, r->version, r->stage),
        r->handler.has ? r->handler.v : S(""),
        day_of(cx, r->due), day_of(cx, r->ended) };
    return told(cx, arg, cells, COUNT(cells));
}

/* A body is named, a person is not. */
static str violator(opt_str subject, opt_str name)
{
    if (!name.has)
        return S("");
    return subject.has && str_eq(subject.v, S("organization"))
        ? name.v : str_from(tr(TR("(không phải tổ chức: xem hồ sơ)")));
}

static enum err sanction_row(struct cx *cx, const struct ledger_sanctions_row *r, void *arg)
{
    const str cells[] = {
        r->code, unit_body_words(cx->a, cx->lang, r->level, r->kind, r->name),
        r->record.has ? r->record.v : S(""), day_if(cx, r->made),
        violator(r->subject, r->violator), r->number.has ? r->number.v : S(""),
        day_if(cx, r->signed_on),
        r->fine.has ? str_fmt(cx->a, "%lld", (long long)r->fine.v) : S(""),
        r->number.has ? str_fmt(cx->a, "%lld", (long long)r->paid) : S(""),
        r->remedies.has ? r->remedies.v : S(""), day_if(cx, r->remedy_due),
        flow_stage_words(cx->flows, cx->lang, S("sanction"), r->version, r->stage) };
    return told(cx, arg, cells, COUNT(cells));
}

static enum err publication_row(struct cx *cx, const struct ledger_publications_row *r, void *arg)
{
    const char *state = "";
    for (size_t i = 0; i < COUNT(states); i++)
        if (str_eq(r->state, str_from(states[i].state)))
            state = states[i].label;
    const str cells[] = {
        unit_body_words(cx->a, cx->lang, r->level, r->kind, r->name), r->number,
        date_iso(cx->a, r->signed_on), r->violator, r->act, str_from(tr(state)),
        day_of(cx, r->released), day_of(cx, r->gone) };
    return told(cx, arg, cells, COUNT(cells));
}

/* A file ends where the next one begins. */
static enum err cut(struct cx *cx, const int64_t *afters, size_t n, struct ledger_file **out,
                    size_t *n_out)
{
    if (n >= LEDGER_FILES)
        return ERR_TOO_MANY;
    *n_out = n + 1;
    *out = NEWS(cx->a, struct ledger_file, *n_out);
    for (size_t i = 0; i <= n; i++)
        (*out)[i] = (struct ledger_file){ .after = i ? afters[i - 1] : 0,
                                          .until = i < n ? afters[i] : INT64_MAX };
    return OK;
}

enum err ledger_files(struct cx *cx, const struct ledger_asked *q, struct ledger_file **out,
                      size_t *n)
{
    struct ledger_publication_files_row *rows;
    struct ledger_case_files_row *of_cases;
    int64_t afters[LEDGER_FILES];
    if (date_cmp(q->last, q->first) < 0)
        return ERR_INVALID;
    if (q->which == LEDGER_PUBLICATIONS) {
        TRY(ledger_publication_files(cx, (struct ledger_publication_files_in){
            .unit = q->scope->unit, .below = q->scope->below, .first = q->first, .last = q->last,
            .rows = LEDGER_ROWS }, &rows, n));
        for (size_t i = 0; i < *n; i++)
            afters[i] = rows[i].begins - 1;
        return cut(cx, afters, *n, out, n);
    }
    TRY(ledger_case_files(cx, (struct ledger_case_files_in){
        .unit = q->scope->unit, .below = q->scope->below,
        .flow = str_from(ledgers[q->which].flow), .rows = LEDGER_ROWS,
        .first = instant_of((struct moment){ q->first, 0, 0 }), .last = day_end(q->last) },
        &of_cases, n));
    for (size_t i = 0; i < *n; i++)
        afters[i] = of_cases[i].begins - 1;
    return cut(cx, afters, *n, out, n);
}

enum err ledger_each(struct cx *cx, const struct ledger_asked *q, struct ledger_file file,
                     ledger_fn *each, void *arg)
{
    struct walk w = { .each = each, .arg = arg };
    const struct scope *scope = q->scope;
    const instant from = instant_of((struct moment){ q->first, 0, 0 }), to = day_end(q->last);
    if (q->which == LEDGER_SANCTIONS)
        return ledger_sanctions(cx, (struct ledger_sanctions_in){
            .unit = scope->unit, .below = scope->below, .first = from, .last = to,
            .after = file.after, .until = file.until }, sanction_row, &w);
    if (q->which == LEDGER_PUBLICATIONS)
        return ledger_publications(cx, (struct ledger_publications_in){
            .unit = scope->unit, .below = scope->below, .first = q->first, .last = q->last,
            .after = file.after, .until = file.until }, publication_row, &w);
    return ledger_cases(cx, (struct ledger_cases_in){
        .unit = scope->unit, .below = scope->below, .flow = str_from(ledgers[q->which].flow),
        .first = from, .last = to, .after = file.after, .until = file.until }, case_row, &w);
}
