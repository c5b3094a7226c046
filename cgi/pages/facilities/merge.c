/* Two entries of one facility become one, and can be taken apart again. */
#include "domain/facilities/merge.h"
#include "domain/facilities/suggest.h"
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/facilities/facilities.h"
#include "pages/facilities/part.h"
#include "tpl/facility_merge.h"

/* Entries of the area with words of the same name, for people to look at. */
static enum err alike(struct req *r, const struct facility *fac, const struct form *f,
                      struct part_view *v)
{
    struct facilities_alike_row *rows;
    size_t n;
    const str q = str_empty(form_raw(f, "q")) ? fac->row.name : form_raw(f, "q");
    TRY(facility_alike(r->cx, user_home(r->who), q, &rows, &n));
    struct choice *out = NEWS(r->cx->a, struct choice, n);
    for (size_t i = 0; i < n; i++) {
        const struct facilities_alike_row *t = &rows[i];
        const str id = str_fmt(r->cx->a, "%lld", (long long)t->id.v);
        const str name = facility_label(r->cx->a, t->kind, t->name, t->id);
        if (t->id.v != fac->row.id.v)
            out[v->n[0]++] = (struct choice){
                .value = id, .on = str_eq(id, form_raw(f, "twin")),
                .label = str_fmt(r->cx->a, "%.*s (%.*s)", STR_ARG(name), STR_ARG(id)),
                .hint = str_fmt(r->cx->a, "%.*s %.*s · %.*s", STR_ARG(t->unit_kind),
                                STR_ARG(t->unit_name), STR_ARG(t->tax.has ? t->tax.v : S("–"))) };
    }
    v->c[0] = out;
    return OK;
}

/* What was typed to take a twin away again. */
static void split_words(const struct page_drafts *d, struct part_view *v)
{
    struct twin_line *twins = NEWS(d->r->cx->a, struct twin_line, v->f.n_twins);
    for (size_t i = 0; i < v->f.n_twins; i++) {
        twins[i] = v->f.twins[i];
        twins[i].reason = form_raw(page_draft_line(d, "split", twins[i].id, &twins[i].draft),
                                   "reason");
    }
    v->f.twins = twins;
}

static enum err merge_page(struct req *r, struct resp *w, const struct facility *fac,
                           struct form *typed, int status)
{
    struct part_view v;
    TRY(part_view(r, fac, TR("Gộp cơ sở trùng"), "merge", typed, NULL, &v));
    struct page_drafts drafts;
    TRY(page_drafts_open(r, (case_id){ 0 }, S(""), typed, &v.f.page, &drafts));
    const struct form *f = page_draft(&drafts, "", &v.draft);
    v.a[0] = field_of(f, (struct field){
        .name = "twin", .label = TR("Cơ sở trùng, gộp vào cơ sở này"), .required = true });
    v.a[1] = field_of(f, (struct field){ .name = "reason", .label = TR("Lý do"), .max = 500,
                                         .rows = 2, .required = true });
    v.a[2] = field_of(f, (struct field){ .name = "q", .type = "search", .quiet = true,
                                         .label = TR("Tìm cơ sở trùng"), .max = 200 });
    TRY(twins_of_facility(r, fac, &v.f));
    TRY(alike(r, fac, f, &v));
    split_words(&drafts, &v);
    v.problems = form_problems(typed, &v.n_problems);
    tpl_facility_merge(resp_html(w, status), &v);
    return OK;
}

enum err facility_merge_get(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    TRY(part_begin(r, FACILITY_RATING, &fac));
    form_query(r, &f);
    return merge_page(r, w, &fac, &f, 200);
}

enum err facility_merge_post(struct req *r, struct resp *w)
{
    static const char *const acts[] = { "join", "split" };
    struct facility fac;
    struct form f;
    TRY(part_begin(r, FACILITY_RATING, &fac));
    TRY(form_read(r, &f));
    const str act = form_one_of(&f, "act", acts, COUNT(acts));
    const facility_id twin = { form_i64(&f, "twin", 1, INT64_MAX) };
    const str reason = form_str(&f, "reason", 500);
    if (form_ok(&f) != OK)
        return merge_page(r, w, &fac, &f, 422);
    enum err e;
    if (str_eq(act, S("split")))
        e = facility_split(r->cx, r->who, twin, reason);
    else
        e = facility_join(r->cx, r->who, twin, fac.row.id, reason);
    if (e == ERR_INVALID || e == ERR_CONFLICT || e == ERR_NOT_FOUND) {
        form_problem(&f, "twin", str_from(tr(TR("Không gộp hoặc tách được cơ sở này: nó không "
                                                "thuộc địa bàn của bạn, chính là cơ sở đang mở, "
                                                "hoặc đã gộp rồi."))));
        return merge_page(r, w, &fac, &f, 422);
    }
    TRY(e);
    draft_sent(r, &f);
    return resp_redirect(w, facility_url(r->cx->a, str_eq(act, S("split")) ? twin : fac.row.id,
                                         NULL).checked);
}
