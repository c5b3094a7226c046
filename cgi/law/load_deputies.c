/* deputies.csv: whose deputy a position is. */
#include "law/internal.h"

enum { D_CODE, D_NAME, D_NAME_VI, D_OF, D_BASIS, D_BASIS_VI, D_FROM, D_TO, D_SURE, D_NOTE };
static const char *const deputy_columns[] = {
    "code", "name", "name_vi", "deputy_of", "basis", "basis_vi", "valid_from", "valid_to",
    "verified", "note",
};

static bool position_known(const struct law *law, str code)
{
    for (size_t i = 0; i < law->n_positions; i++)
        if (str_eq(law->positions[i].code, code))
            return true;
    return false;
}

static struct law_deputy read_deputy(struct loader *l, const str *c)
{
    struct law_deputy d = {
        .code = need_text(l, c[D_CODE], "code"), .name = need_text(l, c[D_NAME], "name"),
        .name_vi = need_text(l, c[D_NAME_VI], "name_vi"),
        .of = need_text(l, c[D_OF], "deputy_of"), .basis = need_text(l, c[D_BASIS], "basis"),
        .basis_vi = need_basis_vi(l, c[D_BASIS_VI]), .sure = need_sure(l, c[D_SURE]),
        .note = c[D_NOTE],
    };
    need_period(l, c[D_FROM], c[D_TO], &d.from, &d.to);
    if (l->law->n_positions && !position_known(l->law, d.of))
        fault(l, "deputy_of '%.*s' is no position of positions.csv", STR_ARG(d.of));
    if (position_known(l->law, d.code))
        fault(l, "'%.*s' has power of its own in positions.csv", STR_ARG(d.code));
    return d;
}

void load_deputies(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read(l, str_fmt(l->a, "%.*s/deputies.csv", STR_ARG(l->dir)), S("deputies.csv"),
               deputy_columns, COUNT(deputy_columns), s);
    law->deputies = NEWS(l->a, struct law_deputy, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        l->line = s->rows[i].line;
        const struct law_deputy d = read_deputy(l, s->rows[i].cell);
        p[i] = (struct period){ d.code, S(""), d.from, d.to, l->line };
        law->deputies[i] = d;
    }
    law->n_deputies = s->n;
    check_overlap(l, s, p, s->n);
}
