#include "pages/execution/exhibits.h"
#include "base/lang.h"
#include "domain/execution/exhibits.h"
#include "pages/answer.h"
#include "pages/execution/exhibit_words.h"
#include "pages/execution/exhibits_view.h"
#include "pages/execution/side.h"
#include "pages/frame.h"
#include "tpl/exhibits.h"

static str amount(struct cx *cx, int64_t quantity, str unit)
{
    return str_fmt(cx->a, "%.*s %.*s", STR_ARG(exhibit_quantity_words(cx->a, quantity)),
                   STR_ARG(unit));
}

static void fates_of(struct cx *cx, const struct exhibits *x, size_t from, size_t to,
                     struct exhibit_line *line)
{
    struct exhibit_fate *out = NEWS(cx->a, struct exhibit_fate, to - from);
    for (size_t i = from; i < to; i++) {
        const struct exhibits_of_case_row *row = &x->rows[i];
        if (!row->move.has)
            continue;
        out[line->n_fates++] = (struct exhibit_fate){
            .what = str_from(tr(claim_label(exhibit_acts(), row->move.v))),
            .quantity = row->moved.v > 0 ? amount(cx, row->moved.v, row->unit) : S(""),
            .number = row->number.v, .party = row->party.v, .state = row->found.v,
            .who = row->who.v, .on = row->on_day.v };
        if (str_eq(row->move.v, exhibit_word(EXHIBIT_KEEP)))
            line->keeper = row->party.v;
        if (str_eq(row->move.v, exhibit_word(EXHIBIT_SEAL)))
            line->seal = row->party.v;
    }
    line->fates = out;
}

static void items_of(struct cx *cx, const struct exhibits *x, seizure_id id,
                     struct seizure_line *s, int64_t *n_left)
{
    struct exhibit_line *out = NEWS(cx->a, struct exhibit_line, x->n);
    for (size_t i = 0, next; i < x->n; i = next) {
        const struct exhibits_of_case_row *row = &x->rows[i];
        const struct exhibit_count c = exhibit_count_of(x, i, &next);
        if (row->seizure.v != id.v)
            continue;
        struct exhibit_line *line = &out[s->n_items++];
        *line = (struct exhibit_line){
            .id = row->id.v, .n = row->n, .name = row->name, .unit = row->unit,
            .kind = str_from(tr(claim_label(exhibit_kinds(), row->kind))),
            .quantity = amount(cx, row->quantity, row->unit),
            .left = amount(cx, c.left, row->unit), .gone = c.left == 0,
            .state = row->state, .seal = row->seal, .keeper = row->keeper };
        fates_of(cx, x, i, next, line);
        *n_left += c.left != 0;
    }
    s->items = out;
}

static bool all_gone(const struct seizure_line *s)
{
    for (size_t i = 0; i < s->n_items; i++)
        if (!s->items[i].gone)
            return false;
    return s->n_items > 0;
}

enum err exhibits_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct case_show s;
    struct exhibits x;
    TRY(case_show_load(cx, r->who, req_path(r, "code"), &s));
    if (!str_eq(s.held.flow->name, S("sanction")))
        return ERR_NOT_FOUND;
    TRY(exhibits_load(cx, s.c.id, &x));
    struct seizure_line *lines = NEWS(cx->a, struct seizure_line, x.n_seizures);
    struct exhibits_view v = {
        .page = page_staff(r, str_from(tr(TR("Tang vật, phương tiện, giấy tờ tạm giữ")))),
        .code = s.held.code, .title = s.c.title, .may = side_may(r->who, &s),
        .ended = s.c.ended, .seizures = lines, .n_seizures = x.n_seizures };
    for (size_t i = 0; i < x.n_seizures; i++) {
        const struct seizures_of_case_row *row = &x.seizures[i];
        const str args[] = { s.held.code, row->blob };
        lines[i] = (struct seizure_line){
            .id = row->id.v, .number = row->number, .signer = row->signer,
            .reason = row->reason, .place = row->place, .minutes = row->minutes,
            .prolonged = row->prolonged.has ? row->prolonged.v : S(""), .ordered = row->ordered,
            .taken = row->taken, .until = row->until,
            .file = url_path(cx->a, "/staff/cases/%s/files/%s", args, 2) };
        items_of(cx, &x, row->id, &lines[i], &v.n_left);
        lines[i].clock = all_gone(&lines[i]) ? DUE_DONE
            : date_cmp(row->until, cx->today) < 0 ? DUE_LATE : DUE_FAR;
    }
    tpl_exhibits(resp_html(w, 200), &v);
    return OK;
}
