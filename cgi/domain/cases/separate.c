#include "base/buf.h"
#include "base/lang.h"
#include "base/text.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/cases/join.h"
#include "domain/cases/join_clocks.h"
#include "domain/cases/join_parts.h"
#include "domain/cases/open.h"
#include "domain/intake/neighbours.h"
#include "sql/cases.h"
#include "sql/hands.h"
#include "sql/joins.h"
#include "sql/similar.h"
#include "store/db.h"

#define REFS_BYTES ((size_t)4000)
#define WORDS_BYTES ((size_t)128 * 1024)

struct splitting {
    const struct user *who;
    const struct case_split *in;
    struct join_fault *fault;
    str *own;
    struct case_held c;      /* that they leave */
    struct report_source_row *rows;
    struct buf refs;
};

static enum err refuse(struct join_fault *fault, str code, const char *why)
{
    *fault = (struct join_fault){ .code = code, .why = why };
    return ERR_CONFLICT;
}

/* The reports leave; others stay. */
static enum err leave(struct cx *cx, struct splitting *s)
{
    struct reports_left_row left;
    s->rows = NEWS(cx->a, struct report_source_row, s->in->n);
    s->refs = (struct buf){ .a = cx->a, .max = REFS_BYTES };
    for (size_t i = 0; i < s->in->n; i++) {
        const enum err e = report_source(cx, (struct report_source_in){
            .cid = s->c.id, .report = s->in->reports[i] }, &s->rows[i]);
        if (e == ERR_NOT_FOUND)
            return refuse(s->fault, s->c.code,
                          TR("Một phản ánh đã chọn không còn trong vụ việc này."));
        TRY(e);
        TRY(reports_leave(cx, (struct reports_leave_in){
            .cid = s->c.id, .report = { .has = true, .v = s->in->reports[i] }, .now = cx->now }));
        join_word(&s->refs, s->rows[i].ref);
    }
    TRY(reports_left(cx, (struct reports_left_in){ .cid = s->c.id }, &left));
    if (left.n == 0)
        return refuse(s->fault, s->c.code,
                      TR("Vụ việc phải còn ít nhất một phản ánh; hãy để lại một phản ánh."));
    return OK;
}

static enum err enter(struct cx *cx, const struct splitting *s, case_id to)
{
    for (size_t i = 0; i < s->in->n; i++)
        TRY(report_enter(cx, (struct report_enter_in){
            .cid = to, .report = s->in->reports[i], .now = cx->now }));
    return OK;
}

/* The case they all came from, if it is joined to the one they leave. */
static opt_str old_case(const struct splitting *s)
{
    for (size_t i = 0; i < s->in->n; i++)
        if (!s->rows[i].back || s->rows[i].source.v.v != s->rows[0].source.v.v)
            return (opt_str){ 0 };
    return s->rows[0].source_code;
}

static enum err reopen(struct cx *cx, struct splitting *s, str code, struct case_held *own)
{
    struct reports_left_row left;
    TRY(case_hold(cx, code, own));
    const instant halted = own->joined_at.v;
    if (!user_roles_in(s->who, own->unit)) {
        TRY(hands_end(cx, (struct hands_end_in){ .cid = own->id, .now = cx->now }));
        own->handler = (opt_account_id){ 0 };
        own->unit = s->c.unit;
        TRY(case_text_scope(cx, (struct case_text_scope_in){
            .id = own->id, .scope = case_scope(cx->a, own->unit) }));
    }
    TRY(case_set_apart(cx, (struct case_set_apart_in){
        .id = own->id, .unit = own->unit, .handler = own->handler }));
    TRY(clocks_wake(cx, (struct clocks_wake_in){
        .cid = own->id, .halted = halted, .now = cx->now }));
    own->joined = (opt_case_id){ 0 };
    own->ended = false;
    TRY(enter(cx, s, own->id));
    TRY(reports_left(cx, (struct reports_left_in){
        .cid = s->c.id, .source = { .has = true, .v = own->id } }, &left));
    return left.n > 0 ? OK : join_clocks_return(cx, own, &s->c);
}

/* As jobs would have opened it when the first of them came. */
static enum err open_new(struct cx *cx, struct splitting *s, struct case_held *own)
{
    const struct step_in nothing = { 0 };
    struct split_first_row first;
    struct buf words = { .a = cx->a, .max = WORDS_BYTES };
    instant received = s->rows[0].received;
    for (size_t i = 1; i < s->in->n; i++)
        received = s->rows[i].received < received ? s->rows[i].received : received;
    TRY(split_first(cx, (struct split_first_in){
        .cid = s->c.id, .report = s->in->reports[0] }, &first));
    buf_fmt(&words, "%.*s %.*s %.*s %.*s", STR_ARG(first.what), STR_ARG(first.place),
            STR_ARG(first.polluter), STR_ARG(buf_str(&s->refs)));
    const struct case_new new = {
        .flow = s->c.flow->name, .unit = s->c.unit, .pollution = first.pollution,
        .title = first.title,
        .place = str_empty(first.place) ? first.case_place : text_cut(first.place, 300),
        .lat = first.lat, .lon = first.lon, .words = buf_str(&words), .opened = received,
        .step = S("file"), .in = &nothing,
    };
    TRY(case_open(cx, NULL, &new, own));
    TRY(recusals_copy(cx, (struct recusals_copy_in){ .parent = s->c.id, .child = own->id }));
    TRY(neighbours_note(cx, &(struct arrived){
        .id = s->in->reports[0], .receiver = first.receiver, .avoid = first.avoid,
        .pollution = first.pollution, .what = first.what, .place = first.place,
        .polluter = first.polluter, .lat = first.lat, .lon = first.lon,
        .received = received }, own->id));
    return enter(cx, s, own->id);
}

static enum err write_events(struct cx *cx, const struct splitting *s, const struct case_held *own)
{
    const str refs = s->refs.p ? (str){ s->refs.p, s->refs.n } : S("");
    const str left[] = { S("case"), own->code, S("refs"), refs, S("reason"), s->in->reason };
    const str came[] = { S("case"), s->c.code, S("refs"), refs, S("reason"), s->in->reason };
    TRY(audit_add(cx, s->who, s->c.id, S("separate"),
                  audit_data(cx->a, left, COUNT(left) / 2)));
    return audit_add(cx, s->who, own->id, S("separated"),
                     audit_data(cx->a, came, COUNT(came) / 2));
}

static enum err separate_tx(struct cx *cx, void *arg)
{
    struct splitting *s = arg;
    struct case_held own;
    *s->fault = (struct join_fault){ .code = s->in->code };
    TRY(case_hold(cx, s->in->code, &s->c));
    TRY(case_may_work(cx, s->who, &s->c));
    TRY(leave(cx, s));
    const opt_str old = old_case(s);
    if (old.has)
        TRY(reopen(cx, s, old.v, &own));
    else
        TRY(open_new(cx, s, &own));
    TRY(case_set_due(cx, (struct case_set_due_in){ .id = own.id }));
    TRY(case_set_due(cx, (struct case_set_due_in){ .id = s->c.id }));
    TRY(similar_apart(cx, (struct similar_apart_in){ .cid = own.id, .other = s->c.id }));
    TRY(write_events(cx, s, &own));
    TRY(join_show_reporters(cx, &own,
        TR("Phản ánh của bạn được tách ra để xử lý riêng. Thời hạn vẫn tính từ lúc bạn gửi.")));
    TRY(notice_unit_add(cx, (struct notice_unit_add_in){
        .unit = own.unit, .role = S("head"), .cid = own.id, .code = S("separated"),
        .now = cx->now, .today = cx->today }));
    *s->own = own.code;
    return join_tell(cx, s->who, &own, own.id, S("separated"));
}

enum err case_separate(struct cx *cx, const struct user *who, const struct case_split *in,
                       str *own, struct join_fault *fault)
{
    struct splitting s = { .who = who, .in = in, .fault = fault, .own = own };
    *fault = (struct join_fault){ 0 };
    if (in->n == 0 || in->n > JOIN_CASES_MAX)
        return ERR_INVALID;
    return db_tx(cx, separate_tx, &s);
}
