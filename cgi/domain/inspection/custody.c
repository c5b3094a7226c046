/* The chain of custody: who had the sample when, and whether the seal was whole. */
#include "base/text.h"
#include "domain/audit/audit.h"
#include "domain/inspection/sample.h"
#include "store/db.h"

static bool same_name(struct arena *a, str x, str y)
{
    return str_eq(text_fold(a, x), text_fold(a, y));
}

enum hand_fault hand_check(struct arena *a, const struct sample_hands_row *rows, size_t n,
                           instant taken, str seal, const struct hand_new *in, instant now)
{
    if (n >= SAMPLE_HANDS_MAX)
        return HAND_MANY;
    const struct sample_hands_row *last = n > 0 ? &rows[n - 1] : NULL;
    const bool same_seal = str_eq(in->seal, last ? last->seal : seal);
    if (same_name(a, in->given_by, in->given_to))
        return HAND_SELF;
    if (last && !same_name(a, in->given_by, last->given_to))
        return HAND_GIVER;
    if (in->at > now)
        return HAND_FUTURE;
    if (in->at < (last ? last->at : taken))
        return HAND_EARLY;
    return (in->intact && same_seal) || in->note.n > 0 ? HAND_FINE : HAND_NOTE;
}

struct handing {
    const struct user *who;
    str code;
    sample_id id;
    const struct hand_new *in;
    enum hand_fault *fault;
};

static bool known(const struct sample_hands_row *rows, size_t n, str edit)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(rows[i].edit, edit))
            return true;
    return false;
}

/* A seal with another number than before was opened, whatever was ticked. */
static bool whole(const struct sample_hands_row *rows, size_t n, str seal,
                  const struct hand_new *in)
{
    return in->intact && str_eq(in->seal, n > 0 ? rows[n - 1].seal : seal);
}

static enum err hand_tx(struct cx *cx, void *arg)
{
    const struct handing *j = arg;
    const struct hand_new *in = j->in;
    struct case_held c;
    struct sample_lock_row row;
    struct sample_hands_row *rows;
    size_t n;
    TRY(case_hold(cx, j->code, &c));
    TRY(site_may(cx, j->who, &c));
    TRY(sample_lock(cx, (struct sample_lock_in){ .cid = c.id, .id = j->id }, &row));
    TRY(sample_hands(cx, (struct sample_hands_in){ .id = j->id }, &rows, &n));
    *j->fault = HAND_FINE;
    if (known(rows, n, in->edit))
        return OK;
    if (row.voided)
        return ERR_CONFLICT;
    *j->fault = hand_check(cx->a, rows, n, row.taken, row.seal, in, cx->now);
    if (*j->fault != HAND_FINE)
        return ERR_INVALID;
    const bool intact = whole(rows, n, row.seal, in);
    TRY(sample_hand_add(cx, (struct sample_hand_add_in){
        .sample = j->id, .n = (int64_t)n + 1, .edit = in->edit, .given_by = in->given_by,
        .given_to = in->given_to, .at = in->at, .seal = in->seal, .intact = intact,
        .note = site_text(in->note), .account = j->who->id, .now = cx->now }));
    const str pairs[] = {
        S("sample"), row.code, S("from"), in->given_by, S("to"), in->given_to, S("at"),
        instant_iso(cx->a, in->at), S("seal"), in->seal, S("intact"),
        intact ? S("yes") : S("no"), S("note"), in->note,
    };
    return audit_add(cx, j->who, c.id, S("sample_hand"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err sample_hand_over(struct cx *cx, const struct user *who, str code, sample_id id,
                          const struct hand_new *in, enum hand_fault *fault)
{
    *fault = HAND_FINE;
    if (!site_id_valid(in->edit) || in->given_by.n == 0 || in->given_by.n > 200
        || in->given_to.n == 0 || in->given_to.n > 200 || in->seal.n == 0 || in->seal.n > 60
        || in->note.n > 500)
        return ERR_INVALID;
    return db_tx(cx, hand_tx, &(struct handing){ .who = who, .code = code, .id = id, .in = in,
                                                 .fault = fault });
}
