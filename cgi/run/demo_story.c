/* Plays the stories through the rules of the service, each at its own moment in the past. */
#include "run/demo_play.h"
#include "domain/accounts/absence.h"
#include "domain/accounts/sessions.h"
#include "domain/cases/message.h"
#include "domain/documents/document.h"
#include "domain/inspection/inspection.h"
#include "domain/intake/jobs.h"
#include "domain/intake/report.h"
#include "domain/publication/publication.h"
#include "domain/violations/open.h"
#include "domain/violations/payment.h"
#include "domain/documents/signed.h"
#include "domain/violations/sign.h"
#include "crypto/token.h"
#include "run/demo.h"
#include "sql/accounts.h"
#include "sql/intake.h"
#include "sql/jobs.h"
#include "sql/units.h"
#include <string.h>

#define STORY_BYTES ((size_t)32 * 1024 * 1024)

static void at(struct play *p, int day, int hour)
{
    const struct date today = instant_date(p->real);
    const instant t = instant_of((struct moment){
        .day = date_add(today, day - p->s->days_ago), .hour = (int8_t)hour,
        .minute = (int8_t)(p->number * 7 % 60) });
    p->cx->now = t < p->real ? t : p->real;
    p->cx->today = instant_date(p->cx->now);
}

enum err play_as(struct play *p, const char *who)
{
    struct account_by_login_row account;
    struct user *u;
    struct session s = { 0 };
    const str login = strchr(who, '.') ? str_from(who)
                                       : str_fmt(p->cx->a, "%s.%s", p->s->prefix, who);
    TRY(account_by_login(p->cx, (struct account_by_login_in){ login }, &account));
    TRY(session_begin(p->cx, account.id, S(""), &s.token));
    TRY(session_user(p->cx, &s, &u));
    p->who = u;
    return session_end(p->cx, s.token);
}

static enum err report(struct play *p, str token)
{
    const struct story *s = p->s;
    struct unit_on_row unit;
    struct receipt receipt;
    struct report_by_token_row filed;
    struct case_of_report_row c;
    int64_t *ids;
    size_t n;
    TRY(unit_on(p->cx, (struct unit_on_in){ str_from(s->unit), p->cx->today }, &unit));
    const struct report_new in = {
        .token = token, .channel = S("web"), .pollution = str_from(s->pollution),
        .nature = str_from(s->nature), .receiver = unit.id, .what = str_from(s->what),
        .place = str_from(s->place), .polluter = str_from(s->polluter),
        .sender = { .name = p->number % 2 ? S("Người Phản Ánh ABC") : S(""),
                    .phone = p->number % 2 ? S("0900 000 000") : S(""),
                    .email = S(""), .address = S("") },
    };
    TRY(report_file(p->cx, &in, &receipt));
    TRY(take_list(p->cx, &ids, &n));
    for (size_t i = 0; i < n; i++)
        TRY(take_one(p->cx, ids[i]));
    TRY(report_by_token(p->cx, (struct report_by_token_in){ hash_of(p->cx->a, token) }, &filed));
    TRY(case_of_report(p->cx, (struct case_of_report_in){ filed.id }, &c));
    p->code = c.code;
    p->key = receipt.key;
    return OK;
}

str play_words(struct play *p, const char *v)
{
    int64_t days;
    if (strncmp(v, "@+", 2) == 0 && str_i64(str_from(v + 2), &days) == OK)
        return date_iso(p->cx->a, date_add(p->cx->today, (int32_t)days));
    return strcmp(v, "@today") == 0 ? date_iso(p->cx->a, p->cx->today) : str_from(v);
}

enum err play_step(struct play *p, const struct move *m, struct step_in *in)
{
    struct step_fault fault = { 0 };
    if (!in->values) {
        struct flow_value *values = NEWS(p->cx->a, struct flow_value, MOVE_VALUES / 2);
        while (in->n_values < MOVE_VALUES / 2 && m->values[2 * in->n_values]) {
            const size_t i = in->n_values++;
            values[i] = (struct flow_value){ str_from(m->values[2 * i]),
                                             play_words(p, m->values[2 * i + 1]) };
        }
        in->values = values;
    }
    return case_step(p->cx, p->who, p->file.p && m->kind != MOVE_MAIN ? p->file : p->code,
                     str_from(m->step), in, &fault);
}

/* The account "PREFIX.part" of the story's unit. */
static enum err account_of(struct play *p, const char *part, account_id *id)
{
    struct account_by_login_row account;
    const str login = str_fmt(p->cx->a, "%s.%s", p->s->prefix, part);
    TRY(account_by_login(p->cx, (struct account_by_login_in){ login }, &account));
    *id = account.id;
    return OK;
}

static struct date days_on(struct play *p, const char *days)
{
    int64_t n;
    return date_add(p->cx->today, str_i64(str_from(days), &n) == OK ? (int32_t)n : 0);
}

static enum err assign(struct play *p, const struct move *m)
{
    account_id lead, helper;
    struct flow_value v[3];
    struct step_in in = { .values = v, .n_values = 1 };
    TRY(account_of(p, m->values[0], &lead));
    v[0] = (struct flow_value){ S("handler"), str_fmt(p->cx->a, "%lld", (long long)lead.v) };
    in.assignee = (opt_account_id){ .has = true, .v = lead };
    if (m->values[1]) {
        TRY(account_of(p, m->values[1], &helper));
        v[in.n_values++] = (struct flow_value){
            S("helpers"), str_fmt(p->cx->a, "%lld", (long long)helper.v) };
        v[in.n_values++] = (struct flow_value){
            S("own_due"), date_iso(p->cx->a, days_on(p, m->values[2])) };
    }
    return play_step(p, m, &in);
}

static enum err leave(struct play *p, const struct move *m)
{
    struct absence_new in = { .from = p->cx->today, .until = days_on(p, m->values[2]) };
    enum absence_fault fault;
    TRY(account_of(p, m->values[0], &in.person));
    TRY(account_of(p, m->values[1], &in.cover));
    in.unit = user_home(p->who)->unit;
    return absence_enter(p->cx, p->who, &in, &fault);
}

static enum err forward(struct play *p, const struct move *m)
{
    struct unit_on_row unit;
    TRY(unit_on(p->cx, (struct unit_on_in){ str_from(m->values[0]), p->cx->today }, &unit));
    const struct flow_value v[] = {
        { S("receiver"), str_fmt(p->cx->a, "%lld", (long long)unit.id.v) },
        { S("reason"), str_from(m->values[1]) },
    };
    struct step_in in = { .values = v, .n_values = 2, .to_unit = { .has = true, .v = unit.id } };
    return play_step(p, m, &in);
}

static enum err inspect(struct play *p, const struct move *m)
{
    struct step_fault fault = { 0 };
    const struct inspection_new in = {
        .visited = instant_moment(p->cx->now - 3600 * US_PER_S), .place = str_from(p->s->place),
        .people = S("Tổ kiểm tra của phường; đại diện khu phố"), .finding = str_from(m->values[0]),
        .seen = str_from(m->values[1]), .samples = S(""),
    };
    return inspection_write(p->cx, p->who, p->code, str_from(m->step), &in, &fault);
}

static enum err open_file(struct play *p)
{
    const struct sanction_new in = { .violator = str_from(p->s->culprit->name),
                                     .detected = p->cx->today, .record_term = S("normal") };
    return sanction_open(p->cx, p->who, p->code, &in, &p->file);
}

static enum err record(struct play *p, const struct move *m)
{
    const struct culprit *c = p->s->culprit;
    struct step_fault fault = { 0 };
    const struct sheet_person writer = { p->who->name, S("Công chức"),
                                         user_home(p->who)->unit_name };
    const struct record_act act = {
        .in = { .act = str_from(c->act), .day = date_add(p->cx->today, -1), .going_on = true,
                .mitigating = 1 },
        .described = str_from(c->described), .ticks = S("MIT_CONFESSED") };
    const struct record_new in = {
        .number = str_fmt(p->cx->a, "%02zu" RECORD_SUFFIX, p->number + 11),
        .made = p->cx->today, .detected = date_add(p->cx->today, -1),
        .place = str_from(p->s->place), .subject = LAW_ORGANIZATION, .name = str_from(c->name),
        .address = str_from(c->address), .id_number = str_from(c->tax),
        .representative = str_from(c->representative),
        .statement = S("Thừa nhận sự việc, xin khắc phục."), .stop_ordered = true,
        .has_signed = true, .witness = S(""),
        .acts = &act, .n_acts = 1,
        .sheet = { .made_time = S("09:00"), .field = S("Bảo vệ môi trường"),
                   .basis = S("Biên bản kiểm tra tại chỗ (minh họa)"),
                   .officials = { &writer, 1 }, .copies = SOME_I64(2), .pages = SOME_I64(2),
                   .read_aloud = true, .given_to = str_from(c->representative),
                   .given_at = moment_iso(p->cx->a, (struct moment){ p->cx->today, 10, 0 }) },
    };
    return record_write(p->cx, p->who, p->file, str_from(m->step), &in, &fault);
}

static enum err draft(struct play *p)
{
    const struct culprit *c = p->s->culprit;
    struct draft_measure measures[COUNT(c->measures)];
    struct draft_act act = { .fine = SOME_I64(c->fine), .measures = measures,
                             .ticks = S("MIT_CONFESSED") };
    while (act.n_measures < COUNT(measures) && c->measures[act.n_measures]) {
        const size_t i = act.n_measures++;
        measures[i] = (struct draft_measure){ .code = str_from(c->measures[i]),
            .months = { .has = i == 0 && c->months > 0, .v = c->months } };
    }
    const struct draft_new in = {
        .acts = &act, .n_acts = 1,
        .remedy_due = { .has = act.n_measures > 1, .v = date_add(p->cx->today, 60) },
        .remedy_how = act.n_measures > 1 ? S("Tự thực hiện, báo cáo bằng văn bản.") : S(""),
        .reason = S("Một tình tiết giảm nhẹ, không có tình tiết tăng nặng."),
        .publish = c->publish_basis != NULL,
        .publish_basis = str_from(c->publish_basis ? c->publish_basis : ""),
        .words = {
            [WORD_EXTRA_FROM] = act.n_measures ? S("kể từ ngày quyết định có hiệu lực") : S(""),
            [WORD_REMEDY_COST] = act.n_measures > 1 ? S("tự chi trả") : S(""),
            [WORD_EFFECTIVE] = S("ngày ký"),
            [WORD_PAY_WHERE] = S("Kho bạc Nhà nước ABC"),
            [WORD_PAY_ACCOUNT] = S("3949.0.ABC"),
            [WORD_COLLECTOR] = S("Kho bạc Nhà nước ABC"),
            [WORD_EXECUTOR] = S("Công an phường ABC"),
        },
    };
    return draft_write(p->cx, p->who, p->file, &in);
}

enum err play_paper(struct play *p, str bytes, struct document *doc)
{
    struct document_in *d;
    TRY(document_new(p->cx, &d));
    TRY(document_add_bytes(d, bytes));
    return document_end(d, doc);
}

enum err play_compare(struct play *p)
{
    struct signed_of_case_row *rows;
    size_t n;
    TRY(play_as(p, "canbo"));
    TRY(signed_list(p->cx, p->who, p->file, &rows, &n));
    return n ? signed_confirm(p->cx, p->who, p->file, rows[0].id, S("")) : ERR_NOT_FOUND;
}

static enum err sign(struct play *p, const struct move *m)
{
    struct sign_fault fault = { 0 };
    struct document doc;
    TRY(play_paper(p, S("%PDF-1.4\n% quyet dinh minh hoa\n%%EOF\n"), &doc));
    const struct signing in = {
        .number = str_fmt(p->cx->a, "%zu" DECISION_SUFFIX, p->number + 101),
        .signed_on = p->cx->today, .file = &doc,
        .second = p->signature++ }; /* long before the codes of today */
    const enum err e =
        sanction_sign(p->cx, p->who, p->file, str_from(m->step), &in, &fault);
    if (e != OK) {
        document_forget(p->cx, &doc);
        return e;
    }
    return play_compare(p);
}

static enum err serve(struct play *p, const struct move *m)
{
    struct document doc;
    TRY(play_paper(p, S("%PDF-1.4\n% bien nhan minh hoa\n%%EOF\n"), &doc));
    const struct flow_value v[] = {
        { S("service_kind"), S("hand") },
        { S("served_on"), date_iso(p->cx->a, p->cx->today) },
        { S("received_by"), str_from(p->s->culprit->representative) },
        { S("service_proof"), doc.blob },
    };
    struct step_in in = { .values = v, .n_values = COUNT(v), .document = &doc };
    const enum err e = play_step(p, m, &in);
    if (e != OK)
        document_forget(p->cx, &doc);
    return e;
}

static enum err pay(struct play *p, const struct move *m)
{
    struct payment_fault fault = { 0 };
    const struct payment_new in = {
        .amount = p->s->culprit->fine, .paid = p->cx->today,
        .receipt = str_fmt(p->cx->a, "KB-ABC-%04zu", p->number) };
    return payment_write(p->cx, p->who, p->file, str_from(m->step), &in, &fault);
}

static enum err prepare(struct play *p, const struct move *m)
{
    struct step_fault fault = { 0 };
    struct publication_plan plan;
    struct case_held held;
    TRY(case_hold(p->cx, p->file, &held));
    TRY(publication_propose(p->cx, held.id, &plan));
    const struct publication_text in = {
        .ground = str_from(p->s->culprit->ground), .act = plan.text.act,
        .sanction = plan.text.sanction, .remedy = plan.text.remedy };
    return publication_prepare(p->cx, p->who, p->file, str_from(m->step), &in, &fault);
}

static enum err release(struct play *p, const struct move *m)
{
    struct step_fault fault = { 0 };
    struct publication_of_case_row row;
    struct case_held held;
    TRY(case_hold(p->cx, p->file, &held));
    TRY(publication_load(p->cx, held.id, &row));
    return publication_release(p->cx, p->who, p->file, str_from(m->step), row.made, &fault);
}

static enum err move(struct play *p, const struct move *m)
{
    struct step_in none = { 0 };
    switch ((int)m->kind) {
    case MOVE_STEP:
    case MOVE_MAIN:
        return play_step(p, m, &none);
    case MOVE_ASSIGN:
        return assign(p, m);
    case MOVE_LEAVE:
        return leave(p, m);
    case MOVE_FORWARD:
        return forward(p, m);
    case MOVE_MESSAGE:
        return message_send(p->cx, p->who, p->code, str_from(m->values[0]));
    case MOVE_INSPECT:
        return inspect(p, m);
    case MOVE_ORDER:
        return demo_order(p->cx, p->who, p->code);
    case MOVE_SAMPLE:
        return demo_sample(p->cx, p->who, p->code);
    case MOVE_RESULT:
        return demo_result(p->cx, p->who, p->code);
    case MOVE_FILE:
        return open_file(p);
    case MOVE_RECORD:
        return record(p, m);
    case MOVE_DRAFT:
        return draft(p);
    case MOVE_SIGN:
        return sign(p, m);
    case MOVE_SERVE:
        return serve(p, m);
    case MOVE_PAY:
        return pay(p, m);
    case MOVE_PREPARE:
        return prepare(p, m);
    case MOVE_RELEASE:
        return release(p, m);
    default:
        return play_more(p, m);
    }
}

static enum err play(struct play *p, str *where)
{
    struct report_by_token_row there;
    const str token = bytes_b64url(p->cx->a, hash_of(p->cx->a,
        str_fmt(p->cx->a, "demonstration %s %zu", p->of, p->number)));
    const enum err e = report_by_token(p->cx, (struct report_by_token_in){
        hash_of(p->cx->a, token) }, &there);
    if (e != ERR_NOT_FOUND)
        return e;
    *where = S("report");
    at(p, 0, p->s->hour);
    TRY(report(p, token));
    for (size_t i = 0; i < p->s->n_moves; i++) {
        const struct move *m = &p->s->moves[i];
        *where = str_fmt(p->cx->a, "move %zu (%s by %s)", i + 1, m->step, m->who);
        at(p, m->day, m->hour);
        TRY(play_as(p, m->who));
        TRY(move(p, m));
    }
    return OK;
}

void play_all(struct cx *cx, const char *of, const struct story *stories, size_t n,
              size_t first_number, struct buf *faults)
{
    const instant real = cx->now;
    const struct date today = cx->today;
    struct arena *const kept = cx->a;
    cx->a = arena_new(STORY_BYTES);
    for (size_t i = 0; i < n; i++) {
        arena_reset(cx->a);
        struct play p = { .cx = cx, .real = real, .s = &stories[i], .number = first_number + i,
                          .of = of, .signature = (int64_t)(first_number + i) * 4 + 1 };
        str where = S("");
        const enum err e = play(&p, &where);
        if (e != OK)
            buf_fmt(faults, "%s %zu stops at its %.*s: error %d\n", of, i + 1, STR_ARG(where),
                    (int)e);
    }
    arena_free(cx->a);
    cx->a = kept;
    cx->now = real;
    cx->today = today;
}

void demo_cases(struct cx *cx, struct buf *faults)
{
    play_all(cx, "report", demo_stories, n_demo_stories, 0, faults);
}
