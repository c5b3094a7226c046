#include "domain/violations/earlier.h"
#include "crypto/token.h"

opt_str violator_hash(struct cx *cx, str number)
{
    struct buf b = { .a = cx->a, .max = 100 };
    for (size_t i = 0; i < number.n; i++)
        if (number.p[i] >= '0' && number.p[i] <= '9')
            buf_byte(&b, number.p[i]);
    return b.n ? SOME_STR(hash_keyed(cx->a, cx->keys, S("violator"), buf_str(&b)))
               : (opt_str){ 0 };
}

struct law_earlier earlier_law(const struct earlier_decisions_row *row)
{
    return (struct law_earlier){ .act = row->act, .decided = row->decided,
                                 .executed = row->executed, .warning = !row->fine.has };
}

/* The file once more, with one earlier decision alone, so that each is judged by itself. */
static enum earlier_meaning meaning_of(struct arena *a, const struct law *law,
                                       const struct law_assessment *as,
                                       const struct law_earlier *one)
{
    struct law_file file = as->file;
    struct law_assessment with;
    struct buf why = { .a = a, .max = 2000 };
    enum earlier_meaning meaning = EARLIER_OTHER;
    file.has_history = true;
    file.history = one;
    file.n_history = 1;
    if (law_assess(a, law, &file, &with, &why) != OK)
        return EARLIER_UNREAD;
    for (size_t i = 0; i < with.n_acts; i++) {
        if (with.acts[i].repeat_of)
            return EARLIER_REPEAT;
        if (with.acts[i].maybe_of)
            meaning = EARLIER_MAYBE;
    }
    return meaning;
}

enum err earlier_judge(struct arena *a, const struct law *law, const struct law_assessment *as,
                       const struct earlier_decisions_row *rows, size_t n, struct earlier *out)
{
    for (size_t i = 0; i < n; i++) {
        const struct law_earlier one = earlier_law(&rows[i]);
        struct law_due due;
        out[i] = (struct earlier){ .row = &rows[i], .said = rows[i].same,
                                   .meaning = meaning_of(a, law, as, &one) };
        if (one.executed.has && law_clean_until(a, law, &one, &due) == OK)
            out[i].clean = (opt_date){ .has = true, .v = due.due.day };
    }
    return OK;
}

enum err earlier_load(struct cx *cx, case_id cid, const struct law_assessment *as,
                      struct earlier **out, size_t *n)
{
    struct earlier_decisions_row *rows;
    TRY(earlier_decisions(cx, (struct earlier_decisions_in){ cid }, &rows, n));
    *out = NEWS(cx->a, struct earlier, *n);
    return earlier_judge(cx->a, cx->law, as, rows, *n, *out);
}
