#include "pages/law/terms.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "law/law.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/law/terms_view.h"
#include "tpl/law_terms.h"

/* What an administrator types on the server; capitals stand for what he puts in. */
static str command(struct req *r, str code)
{
    return str_fmt(r->cx->a,
                   "hotline law set %.*s --length N --unit working_day --from YYYY-MM-DD "
                   "--basis-vi \"...\" --basis-en \"...\" --config %.*s --by %.*s",
                   STR_ARG(code), STR_ARG(r->cx->conf->file), STR_ARG(r->who->login));
}

static size_t count_rows(const struct law *law, str code)
{
    size_t n = 0;
    for (size_t at = 0; law_next_row(law, code, &at);)
        n++;
    return n;
}

/* Rows that have a number, in the order of the province's file. */
static void rows_of(struct cx *cx, str code, struct province_term *v)
{
    const struct law_term *t;
    struct term_row *rows = NEWS(cx->a, struct term_row, count_rows(cx->law, code));
    for (size_t at = 0; (t = law_next_row(cx->law, code, &at));) {
        if (!t->set)
            continue;
        struct term_row *row = &rows[v->n_rows++];
        *row = (struct term_row){ .length = law_length_words(cx->a, cx->lang, t),
                                  .basis = cx->lang == LANG_EN ? t->basis : t->basis_vi,
                                  .from = t->from, .demo = t->demo };
        if (t->to.has)
            row->to = t->to.v;
    }
    v->rows = rows;
}

static struct province_term term_of(struct req *r, const struct law_term *t)
{
    struct cx *cx = r->cx;
    struct province_term v = {
        .code = t->code, .name = law_term_name(cx->law, cx->lang, t->code),
        .start = cx->lang == LANG_EN ? t->start : t->start_vi, .set = t->set, .demo = t->demo,
        .length = law_length_words(cx->a, cx->lang, t), .command = command(r, t->code),
    };
    rows_of(cx, t->code, &v);
    return v;
}

enum err law_terms_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct law_terms_view v = {
        .page = page_staff(r, str_from(tr(TR("Thời hạn do tỉnh quy định")))) };
    const struct law_term *t;
    size_t n = 0;
    for (size_t at = 0; (t = law_next_term(cx->law, cx->today, &at));)
        n += t->province;
    struct province_term *terms = NEWS(cx->a, struct province_term, n);
    for (size_t at = 0; (t = law_next_term(cx->law, cx->today, &at));)
        if (t->province) {
            terms[v.n_terms++] = term_of(r, t);
            v.n_unset += !t->set;
        }
    v.terms = terms;
    tpl_law_terms(resp_html(w, 200), &v);
    return OK;
}
