/* Alarms that nobody answered climb: one rung, or as many as have nobody on them. */
#include "base/buf.h"
#include "domain/audit/audit.h"
#include "domain/duty/alarm.h"
#include "domain/intake/heads.h"
#include "law/law.h"
#include "sql/cases.h"
#include "sql/units.h"
#include "store/db.h"

#define NOBODY_YET_US (600 * US_PER_S) /* nobody at all: look again */
#define NAMES_BYTES ((size_t)2000)

enum err climb_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct alarms_due_row *rows;
    TRY(alarms_due(cx, (struct alarms_due_in){ .now = cx->now }, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].cid.v;
    return OK;
}

struct climbing {
    case_id cid;
    struct alarm_hold_row at;
    struct unit_by_id_row unit;
    struct heads_asked asked;
    const struct heads *above; /* NULL: nobody stands above */
};

struct told {
    struct buf names;
    size_t n;
};

static enum err tell(struct cx *cx, const struct climbing *c, struct told *t, account_id account,
                     str name, str unit, enum alarm_rung rung)
{
    static const char *const codes[] = { "", "alarm_duty", "alarm_above", "alarm_leader" };
    buf_fmt(&t->names, "%s%.*s (%.*s)", t->n ? "; " : "", STR_ARG(name), STR_ARG(unit));
    t->n++;
    return notice_add(cx, (struct notice_add_in){
        .account = account, .cid = c->cid, .code = str_from(codes[rung]), .now = cx->now });
}

static enum err tell_duty(struct cx *cx, const struct climbing *c, struct told *t, unit_id unit,
                          enum alarm_rung rung)
{
    struct duty_now_row *rows;
    size_t n;
    TRY(duty_now(cx, (struct duty_now_in){ .unit = unit, .now = cx->now, .today = cx->today },
                 &rows, &n));
    for (size_t i = 0; i < n; i++)
        TRY(tell(cx, c, t, rows[i].account, rows[i].name,
                 unit_body_name(cx->a, rows[i].level, rows[i].kind, rows[i].unit_name), rung));
    return OK;
}

/* Those above; where nobody stands above, the head of the unit itself. */
static enum err tell_leader(struct cx *cx, struct climbing *c, struct told *t)
{
    const struct heads *h = c->above;
    if (!h)
        TRY(heads_of(cx, &c->asked, c->at.unit, &h));
    for (size_t i = 0; i < h->n; i++)
        TRY(tell(cx, c, t, h->rows[i].account, h->rows[i].name,
                 unit_body_name(cx->a, h->rows[i].level, h->rows[i].kind, h->rows[i].unit_name),
                 RUNG_LEADER));
    return OK;
}

static enum err tell_rung(struct cx *cx, struct climbing *c, enum alarm_rung rung, struct told *t)
{
    if (rung == RUNG_DUTY)
        return tell_duty(cx, c, t, c->at.unit, rung);
    if (rung == RUNG_LEADER)
        return tell_leader(cx, c, t);
    return c->above ? tell_duty(cx, c, t, c->above->unit, rung) : OK;
}

/* In the language of officials, as everything in the history. */
static enum err write_event(struct cx *cx, const struct climbing *c, enum alarm_rung rung,
                            struct told *t, const char *why)
{
    static const char *const types[] = { "", "alarm_duty", "alarm_above", "alarm_leader" };
    const str pairs[] = { S("told"), t->n ? buf_str(&t->names) : S("–"),
                          S("why"), str_from(why ? why : "") };
    return audit_add(cx, NULL, c->cid, str_from(types[rung]),
                     audit_data(cx->a, pairs, why ? 2 : 1));
}

/* When the next one is told; missing: never, as the province has not set the time. */
static opt_instant next_time(struct cx *cx)
{
    struct law_due due;
    /* A term counts from full minutes: the one begun is given to whoever was told. */
    const instant from = cx->now + 60 * US_PER_S - 1;
    if (law_due(cx->a, cx->law, S(ALARM_TERM), instant_moment(from), &due) != OK)
        return (opt_instant){ 0 };
    return (opt_instant){ .has = true, .v = law_due_instant(&due) };
}

static const char *reason(const struct climbing *c, enum alarm_rung rung, const struct told *t,
                          bool unset)
{
    if (t->n == 0)
        return rung == RUNG_LEADER ? "Không có lãnh đạo nào để báo, sẽ thử lại"
             : rung == RUNG_ABOVE && !c->above ? "Không có đơn vị cấp trên"
             : "Không có ai trong lịch trực, báo ngay cấp tiếp theo";
    if (rung < RUNG_LEADER && unset)
        return "Tỉnh chưa quy định thời hạn nhận tin khẩn nên không tự báo lên cấp tiếp theo";
    return NULL;
}

static enum err climb(struct cx *cx, struct climbing *c)
{
    opt_instant next = next_time(cx);
    const bool again = c->at.rung == RUNG_LEADER; /* there was no leader when it came so far */
    int rung = again ? RUNG_LEADER : (int)c->at.rung + 1;
    for (;; rung++) {
        struct told t = { .names = { .a = cx->a, .max = NAMES_BYTES } };
        TRY(tell_rung(cx, c, (enum alarm_rung)rung, &t));
        if (t.n > 0 || !again)
            TRY(write_event(cx, c, (enum alarm_rung)rung, &t,
                            reason(c, (enum alarm_rung)rung, &t, !next.has)));
        if (rung == RUNG_LEADER)
            next = (opt_instant){ .has = t.n == 0, .v = cx->now + NOBODY_YET_US };
        if (t.n > 0 || rung == RUNG_LEADER)
            break;
    }
    return alarm_set_rung(cx, (struct alarm_set_rung_in){ .cid = c->cid, .rung = rung,
                                                          .next = next });
}

static enum err climb_tx(struct cx *cx, void *arg)
{
    struct climbing *c = arg;
    const enum err e = alarm_hold(cx, (struct alarm_hold_in){ .cid = c->cid, .now = cx->now },
                                  &c->at);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e; /* answered meanwhile */
    if (c->at.ended)
        return alarm_set_ack(cx, (struct alarm_set_ack_in){ .cid = c->cid, .now = cx->now });
    const unit_id unit = c->at.unit;
    c->asked = (struct heads_asked){ 0 };
    TRY(unit_by_id(cx, (struct unit_by_id_in){ .id = unit }, &c->unit));
    TRY(heads_above(cx, &c->asked, c->unit.level, c->unit.parent, &c->above));
    return climb(cx, c);
}

enum err climb_one(struct cx *cx, int64_t id)
{
    return db_tx(cx, climb_tx, &(struct climbing){ .cid = { id } });
}
