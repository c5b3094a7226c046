#include "domain/documents/check.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "store/db.h"

enum err paper_confirmed(struct cx *cx, const struct paper_form *form, bool *good)
{
    struct form_checked_row row;
    const enum err e = form_checked(cx, (struct form_checked_in){ .digest = form->digest }, &row);
    *good = e == OK && row.good;
    return e == ERR_NOT_FOUND ? OK : e;
}

struct job {
    const struct user *who;
    const struct paper_form *form;
    enum paper_check check;
    str words;
};

static enum err check_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    const bool good = j->check == PAPER_COMPARED;
    TRY(form_check_add(cx, (struct form_check_add_in){
        .slug = j->form->slug, .digest = j->form->digest, .good = good, .compared = j->words,
        .account = j->who->id, .now = cx->now }));
    return audit_act(cx, j->who, str_fmt(cx->a, "form:%.*s", STR_ARG(j->form->slug)),
                     good ? S("form_compared") : S("form_taken_back"),
                     audit_data(cx->a, (const str[]){ S("text"), j->words, S("digest"),
                                                      bytes_hex(cx->a, j->form->digest) }, 2));
}

enum err paper_check_add(struct cx *cx, const struct user *who, str slug, str digest,
                         enum paper_check check, str words)
{
    const struct paper_form *form = NULL;
    bool known = false;
    for (size_t i = 0; i < cx->forms->n; i++) {
        known = known || str_eq(cx->forms->v[i].slug, slug);
        if (str_eq(cx->forms->v[i].slug, slug) && bytes_equal(cx->forms->v[i].digest, digest))
            form = &cx->forms->v[i];
    }
    if (!form)
        return known ? ERR_CONFLICT : ERR_NOT_FOUND;
    return db_tx(cx, check_tx,
                 &(struct job){ .who = who, .form = form, .check = check, .words = words });
}

str paper_version(struct cx *cx, const struct paper_form *form)
{
    return bytes_hex(cx->a, form->digest);
}

enum err paper_checks(struct cx *cx, struct form_checks_row **rows, size_t *n)
{
    return form_checks(cx, rows, n);
}
