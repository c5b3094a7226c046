/* term_names.csv: what each term is about, for people. */
#include "law/internal.h"

enum { N_CODE, N_NAME, N_NAME_VI };
static const char *const name_columns[] = { "code", "name", "name_vi" };

static const struct term_name *named(const struct law *law, str code)
{
    for (size_t i = 0; i < law->n_names; i++)
        if (str_eq(law->names[i].code, code))
            return &law->names[i];
    return NULL;
}

/* Both ways: a name without a term, and a term without a name. */
static void check_names(struct loader *l)
{
    const struct law *law = l->law;
    l->line = 1;
    for (size_t i = 0; law->n_names && i < law->n_terms; i++)
        if (!named(law, law->terms[i].code))
            fault(l, "the term '%.*s' has no name", STR_ARG(law->terms[i].code));
}

void load_term_names(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read(l, str_fmt(l->a, "%.*s/term_names.csv", STR_ARG(l->dir)), S("term_names.csv"),
               name_columns, COUNT(name_columns), s);
    law->names = NEWS(l->a, struct term_name, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        if (named(law, c[N_CODE]))
            fault(l, "'%.*s' is named twice", STR_ARG(c[N_CODE]));
        if (law->n_terms && !law_term_known(law, c[N_CODE]))
            fault(l, "'%.*s' is no term of deadlines.csv", STR_ARG(c[N_CODE]));
        law->names[law->n_names++] = (struct term_name){
            c[N_CODE], need_text(l, c[N_NAME], "name"), need_text(l, c[N_NAME_VI], "name_vi") };
    }
    check_names(l);
}

str law_term_name(const struct law *law, enum lang lang, str code)
{
    const struct term_name *n = named(law, code);
    return !n ? code : lang == LANG_EN ? n->name : n->name_vi;
}
