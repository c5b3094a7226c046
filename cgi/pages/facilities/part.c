#include "pages/facilities/part.h"
#include "base/lang.h"
#include "base/sheet.h"
#include "pages/drafts/form_draft.h"

#define NUMBER_BYTES 24

enum err part_begin(struct req *r, enum facility_part part, struct facility *f)
{
    TRY(facility_of_path(r, f));
    return facility_may(r->who, f, part) ? OK : ERR_FORBIDDEN;
}

enum err part_view(struct req *r, const struct facility *f, const char *title, const char *what,
                   struct form *form, const struct draft_bar *bar, struct part_view *v)
{
    *v = (struct part_view){ .action = facility_url(r->cx->a, f->row.id, what) };
    facility_head(r, f, title, &v->f);
    v->draft.base = f->row.version;
    TRY(draft_here(r, (case_id){ 0 }, S(""), form, &v->f.page, &v->draft));
    if (bar) {
        v->draft.base = bar->base;
        v->draft.collision = bar->collision;
    }
    v->problems = form_problems(form, &v->n_problems);
    v->f.page.has_problems = v->n_problems > 0;
    return OK;
}

static size_t count(const struct facility_word *words)
{
    size_t n = 0;
    while (words && words[n].code)
        n++;
    return n;
}

/* Each choice by what people call it, each field by its label. */
static struct form_parts parts_of(struct arena *a, const struct facility_field *fields, size_t n)
{
    struct form_parts out = *form_parts(S("facilities"));
    struct form_label *labels = NEWS(a, struct form_label, n);
    size_t n_words = 0;
    for (size_t i = 0; i < n; i++)
        n_words += count(fields[i].words);
    struct form_label *words = NEWS(a, struct form_label, n_words);
    for (size_t i = 0; i < n; i++) {
        labels[i] = (struct form_label){ fields[i].field, fields[i].label };
        for (size_t k = 0; k < count(fields[i].words); k++)
            words[out.n_words++] = (struct form_label){
                str_fmt(a, "%s=%s", fields[i].field, fields[i].words[k].code).p,
                fields[i].words[k].label };
    }
    out.labels = labels;
    out.n_labels = n;
    out.words = words;
    return out;
}

enum err facility_version(struct cx *cx, const struct facility *f, const struct form *theirs,
                          const struct facility_field *fields, size_t n,
                          struct form_version *out)
{
    struct facility_author by;
    struct form_parts *parts = NEW(cx->a, struct form_parts);
    TRY(facility_written_by(cx, f->row.id, &by));
    *parts = parts_of(cx->a, fields, n);
    *out = (struct form_version){
        parts, theirs, str_empty(by.name) ? str_from(tr(TR("Người khác"))) : by.name, by.at,
        f->row.version };
    return OK;
}

struct draft_bar facility_typed(struct form *f)
{
    return (struct draft_bar){ .base = form_i64(f, "draft_base", 1, INT64_MAX) };
}

opt_i64 form_scaled(struct form *f, const char *name, int64_t scale)
{
    opt_i64 out = { 0 };
    const str typed = form_opt(f, name, NUMBER_BYTES);
    char *point = arena_alloc(f->a, typed.n + 1);
    if (str_empty(typed))
        return out;
    for (size_t i = 0; i < typed.n; i++)
        point[i] = (char)(typed.p[i] == ',' ? '.' : typed.p[i]);
    out.has = decimal_read((str){ point, typed.n }, scale, &out.v) && out.v >= 0;
    if (!out.has)
        form_problem(f, name, str_from(tr(TR("Hãy ghi một số không âm, ví dụ 12,5."))));
    return out;
}

const struct choice *point_choices(struct cx *cx, const struct facility_view *v, str chosen,
                                   size_t *n)
{
    struct choice *out = NEWS(cx->a, struct choice, v->n_place_rows);
    *n = 0;
    for (size_t i = 0; i < v->n_place_rows; i++) {
        const struct facility_places_row *p = &v->place_rows[i];
        const str id = str_fmt(cx->a, "%lld", (long long)p->id.v);
        if (p->medium.has && !p->ended.has)
            out[(*n)++] = (struct choice){ .value = id, .label = p->name,
                                           .on = str_eq(id, chosen) };
    }
    return out;
}
