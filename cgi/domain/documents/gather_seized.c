#include "domain/documents/gather_internal.h"
#include "sql/papers.h"

/* What the turns of the form are: NULL, it speaks of no seizure. */
static const char *turns_are(const struct paper_form *form)
{
    static const struct { const char *numbered, *what; } all[] = {
        { "seizure", "seizure" }, { "taken", "taken" }, { "longer", "longer" },
        { "returned_by", "return" }, { "confiscated_by", "confiscate" },
        { "destroyed_by", "destroy" } };
    for (size_t i = 0; i < COUNT(all); i++)
        if (str_eq(form->numbered, str_from(all[i].numbered)))
            return all[i].what;
    return paper_asks(form, S("seizure.")) ? "" : NULL;
}

static void turns_put(struct cx *cx, const struct paper_seized_row *rows, size_t n, bool orders,
                      const struct paper_turn **out, size_t *n_out)
{
    struct paper_turn *v = NEWS(cx->a, struct paper_turn, n);
    for (size_t i = 0; i < n; i++)
        if (rows[i].is_order == orders)
            v[(*n_out)++] = (struct paper_turn){ .seq = rows[i].seq, .at = rows[i].at,
                                                 .number = rows[i].number, .day = rows[i].day };
    *out = v;
}

/* The order that a longer term or a move belongs to. */
static int64_t order_of(const struct paper_seized_row *rows, size_t n, int64_t seq)
{
    for (size_t i = 0; i < n; i++)
        if (!rows[i].is_order && rows[i].seq == seq)
            return rows[i].seizure;
    return 0;
}

/* A longer term that is still to be ordered: of the order that was asked for, else the newest. */
static enum err next_of(struct paper_turns *t)
{
    const int64_t wanted = t->want < PAPER_NEXT ? PAPER_NEXT_OF(t->want) : 0;
    t->about = 0;
    for (size_t i = 0; i < t->n_orders && t->about == 0; i++)
        if (wanted == 0 || t->orders[i].seq == wanted)
            t->about = t->orders[i].seq;
    return wanted > 0 && t->about == 0 ? ERR_NOT_FOUND : OK;
}

/* The form is the paper of a longer term. */
static enum err longer(struct paper_turns *t, const struct paper_seized_row *rows, size_t n,
                       struct paper_seized *of)
{
    if (t->at == t->n) {
        TRY(next_of(t));
    } else {
        of->term = t->v[t->at].seq;
        t->about = order_of(rows, n, of->term);
    }
    of->seizure = t->about;
    return OK;
}

enum err gather_seized(struct cx *cx, case_id cid, const struct case_by_code_row *c,
                       const struct paper_form *form, struct paper_turns *t,
                       struct paper_seized *of)
{
    struct paper_seized_row *rows;
    size_t n;
    const char *what = turns_are(form);
    *of = (struct paper_seized){ 0 };
    if (!what)
        return OK;
    TRY(paper_seized(cx, (struct paper_seized_in){ .cid = cid, .what = str_from(what) },
                     &rows, &n));
    turns_put(cx, rows, n, true, &t->orders, &t->n_orders);
    if (!*what && gather_makes(cx, form, c)) { /* it says of which only where there is but one */
        of->seizure = t->n_orders == 1 ? t->orders[0].seq : 0;
        return OK;
    }
    const bool of_orders = !*what || str_eq(str_from(what), S("seizure"))
                        || str_eq(str_from(what), S("taken"));
    if (of_orders) {
        t->v = t->orders;
        t->n = t->n_orders;
    } else {
        turns_put(cx, rows, n, false, &t->v, &t->n);
    }
    t->no_next = !*what;
    TRY(gather_turn(t));
    const struct paper_turn *turn = t->at < t->n ? &t->v[t->at] : NULL;
    if (str_eq(str_from(what), S("longer")))
        return longer(t, rows, n, of);
    of->seizure = !turn ? 0 : of_orders ? turn->seq : order_of(rows, n, turn->seq);
    t->about = t->no_next ? of->seizure : 0;
    if (t->no_next) {
        t->since = 1;
        t->until = PAPER_STILL_TYPED;
    }
    of->moved = (opt_str){ !of_orders, turn ? turn->number : S("") };
    of->moved_on = (opt_date){ !of_orders && turn, turn ? turn->day : (struct date){ 0 } };
    return OK;
}
