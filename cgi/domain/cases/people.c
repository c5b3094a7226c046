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

static void leave_of(struct cx *cx, struct person *p, const struct absences_of_unit_row *rows,
                     size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].account.v == p->id.v && rows[i].since <= cx->now) {
            p->cover = rows[i].cover_name;
            p->until = instant_date(rows[i].until);
        }
}

enum err people_for_case(struct cx *cx, unit_id unit, case_id cid, struct person **out, size_t *n)
{
    struct recusals_of_case_row *recused;
    struct absences_of_unit_row *away;
    size_t n_all, n_recused, n_away;
    struct person *all;
    TRY(people_of_unit(cx, unit, &all, &n_all));
    TRY(hands_recused(cx, cid, &recused, &n_recused));
    TRY(absences_of_unit(cx, (struct absences_of_unit_in){ .unit = unit, .now = cx->now },
                         &away, &n_away));
    *n = 0;
    for (size_t i = 0; i < n_all; i++) {
        if (recused_person(recused, n_recused, all[i].id))
            continue;
        leave_of(cx, &all[i], away, n_away);
        all[(*n)++] = all[i];
    }
    *out = all;
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
    struct recusals_of_case_row *recused;
    struct units_below_row *rows;
    size_t rows_n, n_recused;
    const str province = str_eq(self_level, S("province")) ? self_code : parent;
    TRY(units_below(cx, (struct units_below_in){ .parent = province, .today = cx->today }, &rows,
                    &rows_n));
    TRY(hands_recused(cx, cid, &recused, &n_recused));
    *out = NEWS(cx->a, struct unit_choice, rows_n);
    *n = 0;
    for (size_t i = 0; i < rows_n; i++)
        if (rows[i].id.v != self.v && !recused_unit(recused, n_recused, rows[i].id))
            (*out)[(*n)++] = (struct unit_choice){
                rows[i].id, unit_body_name(cx->a, rows[i].level, rows[i].kind, rows[i].name) };
    return OK;
}
