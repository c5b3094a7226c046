#include "domain/cases/people.h"
#include "domain/cases/hands.h"
#include "sql/accounts.h"
#include "sql/hands.h"
#include "sql/units.h"

enum err people_of_unit(struct cx *cx, unit_id unit, struct person **out, size_t *n)
{
    struct unit_people_row *rows;
    size_t rows_n;
    TRY(unit_people(cx, (struct unit_people_in){ .unit = unit, .today = cx->today }, &rows,
                    &rows_n));
    *out = NEWS(cx->a, struct person, rows_n);
    *n = 0;
    for (size_t i = 0; i < rows_n; i++) {
        if (*n == 0 || (*out)[*n - 1].id.v != rows[i].id.v)
            (*out)[(*n)++] = (struct person){ .id = rows[i].id, .name = rows[i].name };
        (*out)[*n - 1].roles |= user_role(rows[i].role);
    }
    return OK;
}

enum err people_for_case(struct cx *cx, unit_id unit, case_id cid, struct person **out, size_t *n)
{
    struct people_free_row *rows;
    size_t rows_n;
    TRY(people_free(cx, (struct people_free_in){
        .unit = unit, .cid = cid, .today = cx->today, .now = cx->now }, &rows, &rows_n));
    *out = NEWS(cx->a, struct person, rows_n);
    *n = 0;
    for (size_t i = 0; i < rows_n; i++) {
        if (*n == 0 || (*out)[*n - 1].id.v != rows[i].id.v)
            (*out)[(*n)++] = (struct person){ .id = rows[i].id, .name = rows[i].name };
        struct person *p = &(*out)[*n - 1];
        p->roles |= user_role(rows[i].role);
        p->cover = rows[i].cover.has ? rows[i].cover.v : S("");
        p->until = rows[i].until.has ? instant_date(rows[i].until.v) : (struct date){ 0 };
    }
    return OK;
}

enum err head_of_unit(struct cx *cx, unit_id unit, opt_str *name)
{
    struct unit_head_row row;
    const enum err e = unit_head(cx, (struct unit_head_in){ .unit = unit, .today = cx->today },
                                 &row);
    *name = e == OK ? SOME_STR(row.name) : (opt_str){ 0 };
    return e == ERR_NOT_FOUND ? OK : e;
}

enum err units_for_offer(struct cx *cx, case_id cid, unit_id self, str self_level, str self_code,
                         str parent, struct unit_choice **out, size_t *n)
{
    struct units_recused_of_row *recused;
    struct units_below_row *rows;
    size_t rows_n, n_recused;
    const str province = str_eq(self_level, S("province")) ? self_code : parent;
    TRY(units_below(cx, (struct units_below_in){ .parent = province, .today = cx->today }, &rows,
                    &rows_n));
    TRY(units_recused(cx, cid, &recused, &n_recused));
    *out = NEWS(cx->a, struct unit_choice, rows_n);
    *n = 0;
    for (size_t i = 0; i < rows_n; i++)
        if (rows[i].id.v != self.v && !recused_unit(recused, n_recused, rows[i].id))
            (*out)[(*n)++] = (struct unit_choice){
                rows[i].id, unit_body_name(cx->a, rows[i].level, rows[i].kind, rows[i].name) };
    return OK;
}
