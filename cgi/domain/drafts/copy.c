#include "domain/drafts/copy.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/drafts/body.h"
#include "sql/drafts.h"
#include "store/db.h"

static str bound_to(struct cx *cx, case_id cid, str form, str part)
{
    return str_fmt(cx->a, "copy %lld %.*s %.*s", (long long)cid.v, STR_ARG(form), STR_ARG(part));
}

enum err copy_load(struct cx *cx, case_id cid, str form, struct form_copy *out)
{
    struct form_copy_last_row *rows;
    size_t n;
    *out = (struct form_copy){ 0 };
    TRY(form_copy_last(cx, (struct form_copy_last_in){ .cid = cid, .form = form }, &rows, &n));
    struct draft_part *parts = NEWS(cx->a, struct draft_part, n);
    for (size_t i = 0; i < n; i++)
        TRY(part_open(cx, bound_to(cx, cid, form, rows[i].part), rows[i].part, rows[i].body,
                      &parts[i]));
    if (n)
        *out = (struct form_copy){ .version = rows[0].version, .name = rows[0].name,
                                   .made = rows[0].made, .parts = parts, .n_parts = n };
    return OK;
}

struct keeping {
    const struct user *who;
    str code, form;
    int64_t base;
    const struct draft_part *parts;
    size_t n;
    struct form_copy *theirs;
};

static enum err keep_tx(struct cx *cx, void *arg)
{
    const struct keeping *k = arg;
    struct case_held c;
    TRY(case_hold(cx, k->code, &c));
    TRY(case_may_work(cx, k->who, &c));
    TRY(copy_load(cx, c.id, k->form, k->theirs));
    if (k->theirs->version != k->base)
        return ERR_CONFLICT;
    for (size_t i = 0; i < k->n; i++) {
        str body;
        TRY(part_seal(cx, bound_to(cx, c.id, k->form, k->parts[i].name), &k->parts[i], &body));
        TRY(form_copy_add(cx, (struct form_copy_add_in){
            .cid = c.id, .form = k->form, .version = k->base + 1, .part = k->parts[i].name,
            .body = body, .account = k->who->id, .now = cx->now }));
    }
    TRY(draft_drop(cx, k->who, c.id, k->form));
    const str version = str_fmt(cx->a, "%lld", (long long)(k->base + 1));
    return audit_add(cx, k->who, c.id, S("form_copy"),
                     audit_data(cx->a, (const str[]){ S("form"), k->form, S("version"), version },
                                2));
}

enum err copy_keep(struct cx *cx, const struct user *who, str code, str form, int64_t base,
                   const struct draft_part *parts, size_t n, struct form_copy *theirs)
{
    struct keeping k = { .who = who, .code = code, .form = form, .base = base, .parts = parts,
                         .n = n, .theirs = theirs };
    *theirs = (struct form_copy){ 0 };
    if (!draft_form_ok(form) || base < 0)
        return ERR_NOT_FOUND;
    return n > DRAFT_PARTS_MAX ? ERR_TOO_LARGE : db_tx(cx, keep_tx, &k);
}
