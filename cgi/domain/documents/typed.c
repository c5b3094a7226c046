#include "domain/documents/typed.h"
#include "base/json.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "sql/papers.h"
#include "store/db.h"

enum err paper_words_put(struct cx *cx, str kept, const struct paper_form *form,
                         enum words_rank rank, struct paper_data *d)
{
    const struct json *data;
    str fault;
    if (str_empty(kept))
        return OK;
    if (json_parse(cx->a, kept, &data, &fault) != OK || data->type != JSON_RECORD)
        return ERR_INTERNAL;
    for (size_t i = 0; i < form->n_fields; i++) {
        const struct paper_field *f = &form->fields[i];
        const struct json *word = f->typed ? json_get(data, f->key) : NULL;
        if (word && word->type == JSON_TEXT
            && (rank == WORDS_OVER || str_empty(paper_value(d, f->key))))
            paper_put_typed(d, f->key, word->text);
    }
    return OK;
}

struct keeping {
    const struct user *who;
    const struct paper_typed *in;
};

static enum err keep_tx(struct cx *cx, void *arg)
{
    const struct keeping *k = arg;
    const struct paper_typed *j = k->in;
    struct case_held c;
    struct paper p;
    TRY(case_hold(cx, j->code, &c)); /* one writer at a time */
    TRY(paper_make(cx, k->who, j->code, j->slug, j->turn, &p));
    if (!p.theirs)
        return ERR_FORBIDDEN;
    if (!p.around.draft || p.version != j->base)
        return ERR_CONFLICT;
    str *pairs = NEWS(cx->a, str, 2 * p.form->n_fields + 2);
    size_t n = 0;
    bool asks = false;
    for (size_t i = 0; i < p.form->n_fields && i < j->n; i++) {
        const struct paper_field *f = &p.form->fields[i];
        asks |= f->typed;
        if (!f->typed || str_empty(j->words[i]))
            continue;
        if (j->words[i].n > PAPER_WORD_MAX)
            return ERR_INVALID;
        pairs[n++] = f->key;
        pairs[n++] = j->words[i];
    }
    if (!asks)
        return ERR_CONFLICT;
    if (p.turns.about > 0) { /* the order of seizure that these words are about */
        pairs[n++] = S("seizure");
        pairs[n++] = str_fmt(cx->a, "%lld", (long long)p.turns.about);
    }
    const str words = audit_data(cx->a, pairs, n / 2);
    TRY(paper_words_add(cx, (struct paper_words_add_in){
        .cid = p.c.id, .form = p.form->slug, .words = words, .account = k->who->id,
        .now = cx->now }));
    const str said[] = { S("form"), p.form->slug, S("words"),
                         bytes_hex(cx->a, hash_of(cx->a, words)) };
    return audit_add(cx, k->who, p.c.id, S("paper_words"),
                     audit_data(cx->a, said, COUNT(said) / 2));
}

enum err paper_words_keep(struct cx *cx, const struct user *who, const struct paper_typed *in)
{
    return db_tx(cx, keep_tx, &(struct keeping){ who, in });
}
