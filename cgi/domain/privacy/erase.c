#include "domain/privacy/erase.h"
#include "base/config.h"
#include "crypto/filebox.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/intake/tables.h"
#include "domain/privacy/retention.h"
#include "store/db.h"

#define ERASE_AT_ONCE 100 /* as the statement has it */
#define DAY_US ((int64_t)24 * 3600 * US_PER_S)

enum err person_forget_me(struct cx *cx, str session)
{
    return person_forget(cx, (struct person_forget_in){
        .session = hash_of(cx->a, session), .now = cx->now,
        .oldest = cx->now - cx->conf->sessions.public_absolute_hours * 3600 * US_PER_S });
}

enum err erase_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct erase_orders_row *rows;
    TRY(erase_orders(cx, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].report;
    return OK;
}

/* The name goes first: a crash leaves a file that no row names, which the sweep takes away. */
static enum err originals_go(struct cx *cx, report_id report)
{
    struct originals_copied_row *rows;
    size_t n;
    TRY(originals_copied(cx, (struct originals_copied_in){ .report = report }, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        TRY(original_gone(cx, (struct original_gone_in){
            .id = rows[i].id, .name = str_fmt(cx->a, "erased-%lld", (long long)rows[i].id.v) }));
        const enum err e = filebox_remove(cx->a, cx->conf->blobs.dir, rows[i].blob);
        if (e != OK && e != ERR_NOT_FOUND)
            return e;
    }
    return OK;
}

/* E-mails are kept whole, and their heads say who wrote. */
static enum err mails_go(struct cx *cx, report_id report)
{
    struct mails_of_report_row *rows;
    size_t n;
    TRY(mails_of_report(cx, (struct mails_of_report_in){ .report = report }, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        TRY(mail_gone(cx, (struct mail_gone_in){
            .id = rows[i].id, .name = str_fmt(cx->a, "erased-%lld", (long long)rows[i].id) }));
        const enum err e = filebox_remove(cx->a, cx->conf->blobs.dir, rows[i].blob);
        if (e != OK && e != ERR_NOT_FOUND)
            return e;
    }
    return OK;
}

/* Inside a transaction. Nothing the second time. */
static enum err erase(struct cx *cx, report_id report, str why)
{
    struct cases_of_report_row *cases;
    size_t n;
    TRY(sender_erase(cx, (struct sender_erase_in){ .report = report, .why = why,
                                                   .now = cx->now }));
    if (db_affected(cx) != 1)
        return OK;
    TRY(cases_of_report(cx, (struct cases_of_report_in){ .report = report }, &cases, &n));
    for (size_t i = 0; i < n; i++) {
        struct case_held c;
        TRY(case_hold(cx, cases[i].code, &c));
        TRY(audit_add(cx, NULL, c.id, S("identity_erased"),
                      audit_data(cx->a, (const str[]){ S("why"), why }, 1)));
    }
    /* Files last, with the cases held: a hold that came meanwhile has sent us back by now. */
    TRY(originals_go(cx, report));
    return mails_go(cx, report);
}

static enum err ordered_tx(struct cx *cx, void *arg)
{
    const report_id report = *(const report_id *)arg;
    struct erase_order_get_row order;
    const enum err e = erase_order_get(cx, (struct erase_order_get_in){ .report = report },
                                       &order);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    TRY(erase(cx, report, order.why));
    return erase_order_done(cx, (struct erase_order_done_in){ .report = report, .now = cx->now });
}

enum err erase_one(struct cx *cx, int64_t report)
{
    report_id id = { report };
    return db_tx(cx, ordered_tx, &id);
}

static enum err kept_long_tx(struct cx *cx, void *arg)
{
    const case_id cid = *(const case_id *)arg;
    struct reports_to_erase_row *rows;
    struct case_kept_on_row kept;
    size_t n;
    const enum err e = case_kept_on(cx, (struct case_kept_on_in){ .cid = cid }, &kept);
    if (e != ERR_NOT_FOUND)
        return e;
    TRY(reports_to_erase(cx, (struct reports_to_erase_in){ .cid = cid }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        TRY(erase(cx, rows[i].report, S("retention")));
    if (n == ERASE_AT_ONCE) /* the rest comes next time */
        return OK;
    return case_people_gone(cx, (struct case_people_gone_in){ .cid = cid, .now = cx->now });
}

enum err retention_batch(struct cx *cx, size_t *n)
{
    const struct intake_tables *t = cx->intake;
    *n = 0;
    for (size_t i = 0; i < t->n_retention; i++) {
        const struct retention_rule *r = &t->retention[i];
        struct cases_past_keeping_row *rows;
        size_t found;
        if (r->days == 0)
            continue;
        TRY(cases_past_keeping(cx, (struct cases_past_keeping_in){
            .flow = r->flow, .stage = r->stage, .before = cx->now - r->days * DAY_US },
            &rows, &found));
        for (size_t k = 0; k < found; k++)
            TRY(db_tx(cx, kept_long_tx, &(case_id){ rows[k].id }));
        *n += found;
    }
    return OK;
}
