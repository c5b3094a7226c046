#include "domain/intake/import.h"
#include "base/text.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/cases/open.h"
#include "domain/intake/jobs.h"
#include "sql/cases.h"
#include "sql/intake.h"
#include "sql/jobs.h"

#define TITLE_MAX 200
#define PLACE_MAX 300
#define WORDS_MAX ((size_t)64 * 1024)

/* The form token of a line: the same line of the same register gives the same. */
static str token_of(struct cx *cx, str source, str number)
{
    const str all = str_fmt(cx->a, "%zu:%.*s:%.*s", source.n, STR_ARG(source), STR_ARG(number));
    return bytes_b64url(cx->a, hash_keyed(cx->a, cx->keys, S("register line"), all));
}

enum err import_seen(struct cx *cx, str source, struct import_line *l, enum import_done *done)
{
    struct report_by_token_row row;
    l->report.token = token_of(cx, source, l->number);
    const enum err e = report_by_token(cx, (struct report_by_token_in){
        .token = hash_of(cx->a, l->report.token) }, &row);
    *done = e == OK ? IMPORT_KNOWN : IMPORT_NEW;
    return e == ERR_NOT_FOUND ? OK : e;
}

struct history {
    const struct cx *now; /* of the import: the moment of its event, the workflow of today */
    const struct import_line *l;
    str source;
};

static struct case_new case_of(struct cx *cx, const struct import_line *l)
{
    const struct report_new *r = &l->report;
    const str title = str_fmt(cx->a, "%s – %.*s", pollution_title(r->pollution),
                              STR_ARG(r->place));
    struct buf words = { .a = cx->a, .max = WORDS_MAX };
    buf_fmt(&words, "%.*s %.*s %.*s %.*s", STR_ARG(r->what), STR_ARG(r->place),
            STR_ARG(r->polluter), STR_ARG(l->number));
    return (struct case_new){
        .flow = S("hotline"), .unit = r->receiver, .pollution = r->pollution,
        .title = text_cut(title, TITLE_MAX), .place = text_cut(r->place, PLACE_MAX),
        .lat = r->lat, .lon = r->lon, .words = buf_str(&words), .opened = l->received };
}

/* A closed line: its case has ended, and jobs find nothing to do. Inside the filing. */
static enum err history_keep(struct cx *filing, report_id id, void *arg)
{
    const struct history *h = arg;
    struct cx cx = *filing;
    struct case_held c;
    cx.now = h->now->now;
    cx.today = h->now->today;
    const struct case_new in = case_of(&cx, h->l);
    TRY(report_set_taken(&cx, (struct report_set_taken_in){ .id = id, .now = cx.now }));
    TRY(case_keep_ended(&cx, &in, S("closed"), h->l->closed_at, &c));
    TRY(case_report_add(&cx, (struct case_report_add_in){
        .cid = c.id, .report = id, .now = h->l->received }));
    TRY(report_progress_add(&cx, (struct report_progress_add_in){
        .report = id, .now = h->l->closed_at, .unit = c.unit, .flow = c.flow->name,
        .version = c.flow->version, .stage = c.stage->name, .ended = true }));
    if (!str_empty(h->l->answer))
        TRY(message_out_all(&cx, (struct message_out_all_in){
            .cid = c.id, .kind = S("answer"), .body = h->l->answer,
            .now = h->l->closed_at }));
    const str pairs[] = { S("register"), h->source, S("line"), h->l->number };
    return audit_add(&cx, NULL, c.id, S("import"),
                     audit_data(cx.a, pairs, COUNT(pairs) / 2));
}

enum err import_line(struct cx *cx, str source, struct import_line *l, enum import_done *done)
{
    struct history h = { .now = cx, .l = l, .source = source };
    struct cx then = *cx;
    struct receipt got;
    TRY(import_seen(cx, source, l, done));
    const enum import_done before = *done;
    then.now = l->received;
    then.today = instant_date(l->received);
    l->report.channel = S("import");
    l->report.receiver = l->unit;
    if (l->closed) {
        l->report.also = history_keep;
        l->report.also_arg = &h;
    }
    const enum err e = report_file(&then, &l->report, &got);
    if (e == ERR_CONFLICT)
        *done = IMPORT_OTHER;
    else
        *done = before;
    return e == ERR_CONFLICT ? OK : e;
}
