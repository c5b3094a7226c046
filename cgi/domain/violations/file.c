#include "domain/violations/file.h"

/* OK and *has false where there is no row. */
static enum err maybe(enum err e, bool *has)
{
    *has = e == OK;
    return e == ERR_NOT_FOUND ? OK : e;
}

enum err sanction_file_load(struct cx *cx, case_id cid, struct sanction_file *out)
{
    *out = (struct sanction_file){ 0 };
    TRY(case_children(cx, (struct case_children_in){ .cid = cid }, &out->children,
                      &out->n_children));
    TRY(maybe(violation_load(cx, cid, &out->violation), &out->has_record));
    if (!out->has_record)
        return OK;
    TRY(maybe(decision_load(cx, cid, &out->decision), &out->has_decision));
    if (!out->has_decision || !out->decision.row.number.has)
        return OK;
    out->fine.decision = out->decision.row;
    return fine_history(cx, (struct fine_history_in){ .decision = out->decision.row.id },
                        &out->fine.rows, &out->fine.n);
}
