/* Plays the stories through the rules of the service, each at its own moment in the past. */
#include "run/demo_play.h"
#include "domain/accounts/absence.h"
#include "domain/accounts/sessions.h"
#include "domain/cases/message.h"
#include "domain/inspection/inspection.h"
#include "domain/intake/jobs.h"
#include "domain/intake/report.h"
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
    default:
        return play_file(p, m);
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
