#include "domain/documents/incoming.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/cases/open.h"
#include "domain/cases/show.h"
#include "store/db.h"

struct moving {
    const struct user *who;
    letter_id id;
    str code, number, sender;
    struct date dated;
    enum letter_move move;
};

/* The history of a case says which letter, by whom and of which day. */
static enum err noted(struct cx *cx, const struct moving *m, case_id cid)
{
    const str pairs[] = { S("letter_number"), m->number, S("letter_on"),
                          date_iso(cx->a, m->dated), S("letter_from"), m->sender };
    return audit_add(cx, m->who, cid, m->move == LETTER_ATTACH ? S("letter_in") : S("letter_off"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

static enum err put(struct cx *cx, const struct moving *m)
{
    struct case_held c;
    TRY(case_hold(cx, m->code, &c));
    const enum err e = case_may_work(cx, m->who, &c);
    if (e == ERR_FORBIDDEN || e == ERR_RECUSED)
        return ERR_NOT_FOUND;
    TRY(e);
    if (m->move == LETTER_ATTACH)
        TRY(letter_link(cx, (struct letter_link_in){
            .letter = m->id, .cid = c.id, .account = m->who->id, .now = cx->now }));
    else
        TRY(letter_unlink(cx, (struct letter_unlink_in){
            .letter = m->id, .cid = c.id, .account = m->who->id, .now = cx->now }));
    if (db_affected(cx) != 1)
        return ERR_CONFLICT;
    return noted(cx, m, c.id);
}

struct registering {
    const struct user *who;
    const struct letter_new *in;
    struct letter_fault *fault;
    letter_id id;
};

static enum err register_tx(struct cx *cx, void *arg)
{
    struct registering *j = arg;
    const struct letter_new *in = j->in;
    *j->fault = (struct letter_fault){ 0 };
    enum err e = letter_add(cx, (struct letter_add_in){
        .unit = in->unit, .number = in->number, .dated = in->dated, .sender = in->sender,
        .came = in->came, .subject = in->subject, .scope = case_scope(cx->a, in->unit),
        .blob = in->file->blob, .type = in->file->type, .size = in->file->size,
        .digest = in->file->digest, .account = j->who->id, .now = cx->now });
    j->fault->there = e == ERR_DUPLICATE;
    TRY(e == ERR_DUPLICATE ? ERR_INVALID : e);
    j->id = (letter_id){ db_last_id(cx) };
    for (size_t i = 0; i < in->n_cases; i++) {
        const struct moving m = { .who = j->who, .id = j->id, .code = in->cases[i],
                                  .number = in->number, .sender = in->sender,
                                  .dated = in->dated, .move = LETTER_ATTACH };
        e = put(cx, &m);
        if (e == ERR_NOT_FOUND || e == ERR_CONFLICT) {
            j->fault->case_code = in->cases[i];
            return ERR_INVALID;
        }
        TRY(e);
    }
    return OK;
}

enum err letter_register(struct cx *cx, const struct user *who, const struct letter_new *in,
                         letter_id *id, struct letter_fault *fault)
{
    struct registering j = { .who = who, .in = in, .fault = fault };
    *fault = (struct letter_fault){ 0 };
    if (!user_roles_in(who, in->unit))
        return ERR_FORBIDDEN;
    fault->days = date_cmp(in->dated, in->came) > 0 || date_cmp(in->came, cx->today) > 0;
    if (fault->days || in->n_cases == 0 || in->n_cases > LETTER_CASES_MAX)
        return ERR_INVALID;
    TRY(db_tx(cx, register_tx, &j));
    *id = j.id;
    return OK;
}

enum err letter_load(struct cx *cx, const struct user *who, letter_id id,
                     struct letter_by_id_row *out)
{
    TRY(letter_by_id(cx, (struct letter_by_id_in){ .id = id }, out));
    return user_roles_in(who, out->unit) ? OK : ERR_NOT_FOUND;
}

static enum err move_tx(struct cx *cx, void *arg)
{
    return put(cx, arg);
}

enum err letter_move(struct cx *cx, const struct user *who, letter_id id, str code,
                     enum letter_move move)
{
    struct letter_by_id_row l;
    TRY(letter_load(cx, who, id, &l));
    struct moving m = { .who = who, .id = id, .code = code, .number = l.number,
                        .sender = l.sender, .dated = l.dated, .move = move };
    return db_tx(cx, move_tx, &m);
}

static enum err seen(struct cx *cx, const struct user *who, str code, case_id *cid)
{
    struct case_show s;
    TRY(case_show_head(cx, who, code, &s));
    *cid = s.held.id;
    return OK;
}

enum err letters_on_case(struct cx *cx, const struct user *who, str code,
                         struct letters_of_case_row **rows, size_t *n)
{
    case_id cid;
    TRY(seen(cx, who, code, &cid));
    return letters_of_case(cx, (struct letters_of_case_in){ .cid = cid }, rows, n);
}

enum err letter_on_case(struct cx *cx, const struct user *who, str code, letter_id id,
                        struct letter_of_case_row *out)
{
    case_id cid;
    TRY(seen(cx, who, code, &cid));
    return letter_of_case(cx, (struct letter_of_case_in){ .cid = cid, .id = id }, out);
}
