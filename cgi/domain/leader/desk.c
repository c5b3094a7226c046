#include "domain/leader/desk.h"
#include "sql/units.h"
#include <string.h>

_Static_assert(sizeof(struct desk_list_unit_row) == sizeof(struct desk_list_below_row),
               "lists of the desk have the same columns");

static const char *const words[DESK_KINDS + 1] = {
    "", "chair", "publish", "remedy", "objection", "submitted", "task", "supervision",
};

enum err scope_of(const struct user *who, struct scope *out)
{
    for (size_t i = 0; i < who->n_offices; i++) {
        const struct office *o = &who->offices[i];
        if (!(o->role & (ROLE_HEAD | ROLE_SIGNER)))
            continue;
        *out = (struct scope){
            .unit = o->unit, .name = o->unit_name,
            .who = str_eq(o->level, S("province")) || str_eq(o->level, S("department"))
                 ? o->level : S("unit"),
            .below = str_eq(o->level, S("province")) ? o->unit_code
                   : str_eq(o->level, S("department")) ? o->parent : S("") };
        return OK;
    }
    return ERR_FORBIDDEN;
}

enum err scope_holds(struct cx *cx, const struct scope *scope, unit_id unit, bool *yes)
{
    struct unit_by_id_row row;
    *yes = unit.v == scope->unit.v;
    if (*yes || str_empty(scope->below))
        return OK;
    const enum err e = unit_by_id(cx, (struct unit_by_id_in){ .id = unit }, &row);
    if (e == OK)
        *yes = row.parent.has && str_eq(row.parent.v, scope->below);
    return e == ERR_NOT_FOUND ? OK : e;
}

str desk_word(enum desk_kind kind)
{
    return str_from(words[kind]);
}

enum desk_kind desk_kind_of(str word)
{
    for (enum desk_kind k = DESK_CHAIR; k <= DESK_OBJECTION; k++)
        if (str_eq(word, desk_word(k)))
            return k;
    return 0;
}

enum err desk_load(struct cx *cx, const struct user *who, const struct scope *scope,
                   struct desk_counts *out)
{
    struct desk_counts_row *rows;
    size_t n;
    *out = (struct desk_counts){ 0 };
    TRY(desk_counts(cx, (struct desk_counts_in){
        .unit = scope->unit, .below = scope->below, .account = who->id, .today = cx->today,
        .far = date_add(cx->today, 1) }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        for (enum desk_kind k = DESK_CHAIR; k <= DESK_SUPERVISION; k++)
            if (str_eq(rows[i].kind, desk_word(k)))
                out->n[k] = rows[i].n;
    TRY(late_by_person(cx, (struct late_by_person_in){
        .unit = scope->unit, .below = scope->below, .account = who->id, .now = cx->now },
        &out->late, &out->n_late));
    for (size_t i = 0; i < out->n_late; i++)
        out->all_late += out->late[i].n;
    return OK;
}

enum err desk_list_load(struct cx *cx, const struct user *who, const struct scope *scope,
                        enum desk_kind kind, struct desk_after after, struct desk_list *out)
{
    const struct date first = { 1900, 1, 1 };
    const struct date day = date_valid(after.day) ? after.day : first;
    const struct date until = kind == DESK_REMEDY ? cx->today : date_add(cx->today, 1);
    struct desk_list_below_row *below;
    if (str_empty(scope->below)) {
        TRY(desk_list_unit(cx, (struct desk_list_unit_in){
            .unit = scope->unit, .account = who->id, .kind = desk_word(kind), .until = until,
            .day = day, .after = after.id }, &out->rows, &out->n));
    } else {
        TRY(desk_list_below(cx, (struct desk_list_below_in){
            .unit = scope->unit, .below = scope->below, .account = who->id,
            .kind = desk_word(kind), .until = until, .day = day, .after = after.id },
            &below, &out->n));
        out->rows = NEWS(cx->a, struct desk_list_unit_row, out->n);
        memcpy(out->rows, below, out->n * sizeof *out->rows);
    }
    out->more = out->n > DESK_ROWS;
    if (out->more) {
        out->n = DESK_ROWS;
        out->next = (struct desk_after){ out->rows[DESK_ROWS - 1].day,
                                         out->rows[DESK_ROWS - 1].cid.v };
    }
    return OK;
}

enum err desk_late_of(struct cx *cx, const struct user *who, const struct scope *scope,
                      unit_id unit, opt_account_id person, struct inbox_after after,
                      struct inbox *out)
{
    bool yes;
    TRY(scope_holds(cx, scope, unit, &yes));
    return yes ? inbox_late_of(cx, unit, person, who->id, after, out) : ERR_NOT_FOUND;
}
