#include "domain/accounts/identity.h"
#include "base/config.h"
#include "crypto/filebox.h"
#include "crypto/seal.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "sql/cases.h"
#include "sql/privacy.h"
#include "sql/sealed.h"
#include "store/db.h"

/* Who may ask: in the unit that holds the case, an office in another unit does not count. */
#define ASKERS (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD)

struct ask {
    const struct user *who;
    str code, reason;
    report_id report;
    enum identity_purpose purpose;
};

static enum err belongs(struct cx *cx, case_id cid, report_id report)
{
    struct report_in_case_row row;
    return report_in_case(cx, (struct report_in_case_in){ .cid = cid, .report = report }, &row);
}

static enum err no_open_request(struct cx *cx, case_id cid, const struct ask *q)
{
    struct identity_of_case_row *rows;
    size_t n;
    TRY(identity_list(cx, cid, &rows, &n));
    for (size_t i = 0; i < n; i++)
        if (rows[i].asker.v == q->who->id.v && rows[i].report.v == q->report.v
            && (str_eq(rows[i].state, S("asked")) || str_eq(rows[i].state, S("agreed"))))
            return ERR_CONFLICT;
    return OK;
}

static str purpose_word(enum identity_purpose p)
{
    return p == IDENTITY_ERASE ? S("erase") : p == IDENTITY_MAIL ? S("mail") : S("open");
}

/* Is there anything to open or erase? */
static enum err something(struct cx *cx, case_id cid, const struct ask *q,
                          const struct sender_sealed_row *sender)
{
    struct mails_in_case_row *mails;
    size_t n;
    if (q->purpose != IDENTITY_MAIL)
        return sender->identity.has ? OK : ERR_CONFLICT;
    TRY(identity_mails(cx, cid, q->report, &mails, &n));
    return n ? OK : ERR_CONFLICT;
}

static enum err ask_tx(struct cx *cx, void *arg)
{
    const struct ask *q = arg;
    struct case_held c;
    struct sender_sealed_row sender;
    TRY(case_hold(cx, q->code, &c));
    TRY(case_may_work(cx, q->who, &c));
    if (!(user_roles_in(q->who, c.unit) & ASKERS))
        return ERR_FORBIDDEN;
    TRY(belongs(cx, c.id, q->report));
    TRY(sender_sealed(cx, (struct sender_sealed_in){ .report = q->report }, &sender));
    TRY(something(cx, c.id, q, &sender));
    TRY(no_open_request(cx, c.id, q));
    TRY(identity_ask(cx, (struct identity_ask_in){
        .cid = c.id, .report = q->report, .asker = q->who->id, .now = cx->now,
        .reason = q->reason,
        .purpose = purpose_word(q->purpose) }));
    return audit_add(cx, q->who, c.id,
                     q->purpose == IDENTITY_ERASE ? S("identity_erase_ask")
                     : q->purpose == IDENTITY_MAIL ? S("identity_mail_ask") : S("identity_ask"),
                     audit_data(cx->a, (const str[]){ S("ref"), sender.ref, S("reason"),
                                                      q->reason }, 2));
}

enum err identity_request_add(struct cx *cx, const struct user *who, str code, report_id report,
                              enum identity_purpose purpose, str reason)
{
    return db_tx(cx, ask_tx, &(struct ask){ .who = who, .code = code, .reason = reason,
                                            .report = report, .purpose = purpose });
}

struct decide {
    const struct user *who;
    identity_id id;
    enum identity_answer answer;
};

/*
 * A custodian of the province. Nobody in the commune: whoever reports there may have to
 * fear somebody there.
 */
static bool may_decide(struct cx *cx, const struct user *who, const struct case_held *c)
{
    const struct flow_step second = {
        .who = { .roles = ROLE_CUSTODIAN, .units = UNIT_OWNER | UNIT_PARENT } };
    struct office *offices = NEWS(cx->a, struct office, who->n_offices);
    struct user only = *who;
    only.offices = offices;
    only.n_offices = 0;
    for (size_t i = 0; i < who->n_offices; i++)
        if (str_eq(who->offices[i].level, S("department"))
            || str_eq(who->offices[i].level, S("province")))
            offices[only.n_offices++] = who->offices[i];
    return step_may(&only, c, &second, NULL, NULL);
}

static enum err decide_tx(struct cx *cx, void *arg)
{
    const struct decide *d = arg;
    struct identity_lock_row q;
    struct case_held c;
    TRY(identity_lock(cx, (struct identity_lock_in){ .id = d->id }, &q));
    TRY(case_hold(cx, q.case_code, &c));
    if (!case_visible(d->who, c.unit, c.unit_parent, c.to_unit))
        return ERR_NOT_FOUND;
    TRY(standing_load(cx, d->who, &c, &c.standing));
    if (c.standing.conflict == CONFLICT_DECLARED)
        return ERR_RECUSED;
    const bool erases = str_eq(q.purpose, S("erase"));
    if (q.asker.v == d->who->id.v || !may_decide(cx, d->who, &c))
        return ERR_FORBIDDEN;
    if (!str_eq(q.state, S("asked")))
        return ERR_CONFLICT;
    const bool agreed = d->answer == IDENTITY_AGREED;
    TRY(identity_decide(cx, (struct identity_decide_in){
        .id = d->id, .decider = d->who->id, .state = agreed ? S("agreed") : S("refused"),
        .now = cx->now }));
    if (agreed && erases) {
        TRY(identity_set_opened(cx, (struct identity_set_opened_in){ .id = d->id }));
        TRY(erase_order_add(cx, (struct erase_order_add_in){
            .report = q.report, .why = S("request"), .now = cx->now }));
    }
    return audit_add(cx, d->who, c.id, !agreed ? S("identity_refuse")
                     : erases ? S("identity_erase_agree") : S("identity_agree"),
                     audit_data(cx->a, (const str[]){ S("ref"), q.ref, S("asked_by"),
                                                      q.asker_login }, 2));
}

enum err identity_request_decide(struct cx *cx, const struct user *who, identity_id id,
                                 enum identity_answer answer)
{
    return db_tx(cx, decide_tx, &(struct decide){ .who = who, .id = id, .answer = answer });
}

struct show {
    const struct user *who;
    identity_id id;
    int64_t mail;
    struct identity_shown *out;
    struct identity_mail *letter;
};

/* May this person open now what was agreed? */
static enum err opening(struct cx *cx, const struct show *s, enum identity_purpose purpose,
                        struct identity_lock_row *q, struct case_held *c)
{
    TRY(identity_lock(cx, (struct identity_lock_in){ .id = s->id }, q));
    const bool mine = q->decider.has && q->decider.v.v == s->who->id.v;
    if (!mine)
        return ERR_NOT_FOUND;
    if (!str_eq(q->purpose, purpose_word(purpose)))
        return ERR_FORBIDDEN;
    if (str_eq(q->state, S("opened")))
        return ERR_CONFLICT;
    if (!str_eq(q->state, S("agreed")))
        return ERR_FORBIDDEN;
    TRY(case_hold(cx, q->case_code, c));
    TRY(standing_load(cx, s->who, c, &c->standing));
    if (c->standing.conflict == CONFLICT_DECLARED)
        return ERR_RECUSED;
    if (!may_decide(cx, s->who, c))
        return ERR_FORBIDDEN; /* the case or the person has moved on since */
    return belongs(cx, c->id, q->report);
}

/* It counts as read: once, in the auditor's list, in the history. */
static enum err opened(struct cx *cx, const struct show *s, case_id cid, str event, str ref)
{
    TRY(identity_set_opened(cx, (struct identity_set_opened_in){ .id = s->id }));
    TRY(sealed_read_reporter(cx, (struct sealed_read_reporter_in){ s->id, s->who->id, cx->now }));
    return audit_add(cx, s->who, cid, event, audit_data(cx->a, (const str[]){ S("ref"), ref }, 1));
}

static enum err show_tx(struct cx *cx, void *arg)
{
    const struct show *s = arg;
    struct identity_lock_row q;
    struct case_held c;
    struct sender_sealed_row sender;
    TRY(opening(cx, s, IDENTITY_OPEN, &q, &c));
    TRY(sender_sealed(cx, (struct sender_sealed_in){ .report = q.report }, &sender));
    if (!sender.identity.has)
        return ERR_NOT_FOUND;
    TRY(opened(cx, s, c.id, S("identity_open"), sender.ref));
    s->out->case_code = q.case_code;
    s->out->ref = sender.ref;
    return seal_open(cx->a, cx->keys, KEY_IDENTITY, sender.ref,
                     (struct sealed){ sender.identity.v }, &s->out->plain);
}

enum err identity_show(struct cx *cx, const struct user *who, identity_id id,
                       struct identity_shown *out)
{
    return db_tx(cx, show_tx, &(struct show){ .who = who, .id = id, .out = out });
}

static enum err nothing(void *arg, str piece)
{
    (void)arg, (void)piece;
    return OK;
}

static enum err mail_tx(struct cx *cx, void *arg)
{
    const struct show *s = arg;
    struct identity_lock_row q;
    struct case_held c;
    struct mail_of_report_row m;
    TRY(opening(cx, s, IDENTITY_MAIL, &q, &c));
    TRY(mail_of_report(cx, (struct mail_of_report_in){ .mail = s->mail, .report = q.report }, &m));
    *s->letter = (struct identity_mail){ .ref = q.ref, .blob = m.blob };
    TRY(identity_mail_read(cx, s->letter, nothing, NULL)); /* whole, before it counts */
    return opened(cx, s, c.id, S("identity_mail_open"), q.ref);
}

enum err identity_mail_open(struct cx *cx, const struct user *who, identity_id id, int64_t mail,
                            struct identity_mail *out)
{
    return db_tx(cx, mail_tx, &(struct show){ .who = who, .id = id, .mail = mail,
                                              .letter = out });
}

enum err identity_mail_read(struct cx *cx, const struct identity_mail *m,
                            enum err (*each)(void *arg, str piece), void *arg)
{
    return filebox_read_of(cx->a, cx->keys, KEY_IDENTITY, cx->conf->blobs.dir, m->blob, each, arg);
}

enum err identity_mails(struct cx *cx, case_id cid, report_id report,
                        struct mails_in_case_row **rows, size_t *n)
{
    return mails_in_case(cx, (struct mails_in_case_in){ .cid = cid, .report = report }, rows, n);
}

enum err identity_mails_agreed(struct cx *cx, const struct user *who,
                               struct mails_agreed_row **rows, size_t *n)
{
    return mails_agreed(cx, (struct mails_agreed_in){ .me = who->id }, rows, n);
}

enum err identity_list(struct cx *cx, case_id cid, struct identity_of_case_row **rows, size_t *n)
{
    return identity_of_case(cx, (struct identity_of_case_in){ .cid = cid }, rows, n);
}

enum err identity_queue(struct cx *cx, const struct user *who,
                        struct identity_waiting_row **rows, size_t *n)
{
    const struct office *o = user_home(who);
    return identity_waiting(cx, (struct identity_waiting_in){
        .unit = o->unit, .me = who->id,
        .below = office_area(o) }, rows, n);
}
