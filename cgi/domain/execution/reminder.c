#include "domain/execution/reminder.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "store/db.h"

static enum err letter(struct cx *cx, case_id cid, const struct clocks_of_case_row *clocks,
                       size_t n, struct reminder_letter *out)
{
    TRY(fine_state_load(cx, cid, &out->fine));
    TRY(fine_owed(cx, &out->fine, clocks, n, cx->today, &out->owing));
    out->rate = law_number(cx->law, S("LATE_INTEREST_DAILY"), cx->today);
    if (out->owing.rest == 0 || !date_valid(out->owing.due) || !out->rate)
        return ERR_CONFLICT;
    out->after = date_cmp(out->owing.due, cx->today) < 0;
    return OK;
}

enum err reminder_prepare(struct cx *cx, const struct case_show *s, struct reminder_letter *out)
{
    return letter(cx, s->c.id, fine_clocks(cx, s), s->n_clocks, out);
}

struct job {
    const struct user *who;
    str code;
    const struct reminder_new *in;
};

static enum err reminder_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    struct clocks_of_case_row *clocks;
    struct reminder_letter l;
    size_t n;
    TRY(case_hold(cx, j->code, &c));
    TRY(case_may_work(cx, j->who, &c));
    TRY(clocks_of_case(cx, (struct clocks_of_case_in){ .cid = c.id }, &clocks, &n));
    TRY(letter(cx, c.id, clocks, n, &l));
    const str kind = l.after ? S("after") : S("before");
    TRY(reminder_add(cx, (struct reminder_add_in){
        .cid = c.id, .kind = kind, .on_day = cx->today, .due = l.owing.due, .fine = l.owing.fine,
        .paid = l.owing.paid, .interest = l.owing.interest, .rest = l.owing.rest,
        .way = j->in->way, .note = j->in->note, .account = j->who->id, .now = cx->now }));
    const str pairs[] = { S("kind"), kind, S("due"), date_iso(cx->a, l.owing.due), S("rest"),
                          str_fmt(cx->a, "%lld", (long long)l.owing.rest), S("way"), j->in->way };
    return audit_add(cx, j->who, c.id, S("reminder"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err reminder_write(struct cx *cx, const struct user *who, str code,
                        const struct reminder_new *in)
{
    return db_tx(cx, reminder_tx, &(struct job){ .who = who, .code = code, .in = in });
}
