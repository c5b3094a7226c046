#include "base/lang.h"
#include "domain/violations/draft.h"

/* What stands open though the form has words around it. */
struct places {
    const char **v;
    size_t n;
};

static void place(struct places *p, const str *words, enum draft_word_at at)
{
    if (str_empty(words[at]))
        p->v[p->n++] = draft_words[at].label;
}

enum err draft_open(struct arena *a, const struct decision *d, const char *const **labels,
                    size_t *n)
{
    str words[DRAFT_WORDS];
    struct places p = { .v = NEWS(a, const char *, DRAFT_WORDS + 1) };
    TRY(draft_words_read(a, d->row.words, words));
    place(&p, words, WORD_EFFECTIVE);
    if (d->row.total > 0) {
        place(&p, words, WORD_PAY_WHERE);
        place(&p, words, WORD_PAY_ACCOUNT);
        place(&p, words, WORD_COLLECTOR);
    }
    if (!str_empty(d->row.extra))
        place(&p, words, WORD_EXTRA_FROM);
    if (!str_empty(d->row.remedies)) {
        place(&p, words, WORD_REMEDY_COST);
        if (str_empty(d->row.how))
            p.v[p.n++] = DRAFT_HOW_LABEL;
    }
    place(&p, words, WORD_EXECUTOR);
    *labels = p.v;
    *n = p.n;
    return OK;
}
