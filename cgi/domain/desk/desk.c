#include "domain/desk/desk.h"
#include "domain/cases/inbox.h"
#include "domain/cases/open.h"
#include "store/db.h"

#define NUMBER_DIGITS 8

enum err desk_find(struct cx *cx, const struct office *o, str typed,
                   struct desk_search_row **rows, size_t *n)
{
    str words = search_words(cx->a, typed);
    *n = 0;
    *rows = NULL;
    if (words.n < 3)
        return OK;
    words = str_fmt(cx->a, "%.*s*", STR_ARG(words));
    if (str_eq(o->level, S("commune")))
        words = str_fmt(cx->a, "%.*s +%.*s", STR_ARG(words), STR_ARG(case_scope(cx->a, o->unit)));
    const str below = office_area(o);
    return desk_search(cx, (struct desk_search_in){ .words = words, .unit = o->unit,
                                                    .below = below }, rows, n);
}

enum err desk_join(struct cx *cx, const struct user *who, str ref, str into,
                   struct join_fault *fault)
{
    struct case_of_reference_row of;
    TRY(case_of_reference(cx, (struct case_of_reference_in){ .ref = ref }, &of));
    /* This call alone: others may have been folded into the case that it came to. */
    const struct case_join in = { .into = into, .from = &of.code, .n = 1,
                                  .report = { .has = true, .v = of.report },
                                  .reason = S("Cùng một sự việc, theo người trực điện thoại") };
    return case_join(cx, who, &in, fault);
}

bool note_has_number(str body)
{
    size_t digits = 0;
    for (size_t i = 0; i < body.n; i++) {
        const char c = body.p[i];
        if (c >= '0' && c <= '9')
            digits++;
        else if (c != ' ' && c != '.' && c != '-' && c != '(' && c != ')')
            digits = 0;
        if (digits >= NUMBER_DIGITS)
            return true;
    }
    return false;
}

enum err note_write(struct cx *cx, const struct user *who, enum note_kind kind, unit_id unit,
                    opt_account_id to, str body)
{
    if (note_has_number(body))
        return ERR_INVALID;
    const bool abuse = kind == NOTE_ABUSE;
    return desk_note_add(cx, (struct desk_note_add_in){
        .kind = abuse ? S("abuse") : S("message"),
        .unit = abuse ? user_home(who)->unit : unit, .to = abuse ? (opt_account_id){ 0 } : to,
        .body = body, .by = who->id, .now = cx->now });
}

enum err notes_load(struct cx *cx, unit_id unit, struct desk_notes_row **rows, size_t *n)
{
    return desk_notes(cx, (struct desk_notes_in){ .unit = unit }, rows, n);
}

bool note_may_settle(const struct user *who, unit_id unit, str kind, opt_account_id to,
                     account_id by)
{
    const unsigned roles = user_roles_in(who, unit);
    if (str_eq(kind, S("abuse")))
        return roles & ROLE_HEAD && by.v != who->id.v;
    return roles && (!to.has || to.v.v == who->id.v || roles & ROLE_HEAD);
}

struct settling {
    const struct user *who;
    note_id id;
    str decision;
};

static enum err settle_tx(struct cx *cx, void *arg)
{
    const struct settling *j = arg;
    struct desk_note_lock_row n;
    TRY(desk_note_lock(cx, (struct desk_note_lock_in){ .id = j->id }, &n));
    if (!user_roles_in(j->who, n.unit))
        return ERR_NOT_FOUND;
    if (!note_may_settle(j->who, n.unit, n.kind, n.to, n.by))
        return ERR_FORBIDDEN;
    if (n.done.has)
        return ERR_CONFLICT;
    return desk_note_settle(cx, (struct desk_note_settle_in){
        .id = j->id, .decision = j->decision, .by = j->who->id, .now = cx->now });
}

enum err note_settle(struct cx *cx, const struct user *who, note_id id, str decision)
{
    return db_tx(cx, settle_tx, &(struct settling){ who, id, decision });
}
