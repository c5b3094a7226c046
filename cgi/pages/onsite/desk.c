/* The minutes at the desk: the equal of the telephone where there is network. */
#include "base/lang.h"
#include "domain/onsite/sign.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/cases/write.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/frame.h"
#include "pages/onsite/json.h"
#include "pages/onsite/onsite.h"
#include "pages/onsite/view.h"
#include "print/ink.h"
#include "tpl/onsite_desk.h"

/* What a form that was sent shows again; NULL parts: a page that is only looked at. */
struct typed {
    struct form *f;
    const struct onsite_group *group;
    const struct onsite_kept *kept; /* of a conflict */
};

static const struct onsite_current_row *row_of(const struct onsite_current_row *rows, size_t n,
                                               const struct onsite_group *g)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(rows[i].grp, str_from(g->name)))
            return &rows[i];
    return NULL;
}

static str readable(const struct choice *findings, size_t n, const struct onsite_part *p, str text)
{
    for (size_t i = 0; p->finding && i < n; i++)
        if (str_eq(findings[i].value, text))
            return findings[i].label;
    return text;
}

/* Both texts of a group, part by part, for a person to choose. */
static void side_by_side(struct cx *cx, const struct typed *t, const struct onsite_desk_view *v,
                         struct onsite_group_view *out)
{
    const struct onsite_group *g = t->group;
    struct collision_line *lines = NEWS(cx->a, struct collision_line, g->n);
    struct collision_part *part = NEW(cx->a, struct collision_part);
    for (size_t i = 0; i < g->n; i++) {
        const str mine = form_raw(t->f, g->parts[i].name);
        const str theirs = onsite_text(cx->a, t->kept->other.body, g->parts[i].name);
        lines[i] = (struct collision_line){
            .label = str_from(tr(g->parts[i].label)), .differs = !str_eq(mine, theirs),
            .mine = readable(v->findings, v->n_findings, &g->parts[i], mine),
            .theirs = readable(v->findings, v->n_findings, &g->parts[i], theirs) };
    }
    *part = (struct collision_part){ .title = str_from(tr(g->title)), .choose = "choose",
                                     .lines = lines, .n = g->n };
    out->collision = (struct collision){ .name = t->kept->other.author,
                                         .made = t->kept->other.written, .parts = part, .n = 1 };
    out->base = t->kept->other.version;
}

static void group_view(const struct page_drafts *d, const struct onsite_group *g,
                       const struct onsite_current_row *row, const struct typed *t,
                       const struct onsite_desk_view *v, struct onsite_group_view *out)
{
    struct cx *cx = d->r->cx;
    const bool sent = t->group == g;
    *out = (struct onsite_group_view){ .group = g, .id = onsite_new_id(cx->a) };
    const struct form *f = page_draft(d, g->name, &out->draft);
    if (row) {
        out->version = out->base = row->version;
        out->author = row->author;
        out->at = row->written;
    }
    for (size_t i = 0; i < g->n; i++) {
        const struct onsite_part *p = &g->parts[i];
        struct field one = { .name = p->name, .label = p->label, .hint = p->hint, .rows = p->rows,
                             .quiet = true, .type = p->moment ? "datetime-local" : NULL };
        if (sent || out->draft.has)
            one = field_of(sent ? t->f : f, one);
        else
            one.value = row ? onsite_text(cx->a, row->body, p->name) : S("");
        out->parts[i] = (struct onsite_part_view){ .field = one, .finding = p->finding };
    }
    if (sent && t->kept)
        side_by_side(cx, t, v, out);
    else if (sent && str_i64(form_raw(t->f, "base"), &out->base) != OK)
        out->base = 0; /* then the next try shows both */
    else if (out->draft.has && str_i64(form_raw(f, "base"), &out->base) != OK)
        out->base = 0;
}

static enum err groups_load(struct req *r, case_id cid, const struct flow *flow,
                            const struct typed *t, struct onsite_desk_view *v, str *digest)
{
    struct onsite_current_row *rows;
    struct page_drafts drafts;
    struct form none;
    size_t n;
    form_empty(r, &none);
    TRY(onsite_load(r->cx, cid, &rows, &n));
    TRY(page_drafts_open(r, cid, S("field"), t->f ? t->f : &none, &v->page, &drafts));
    *digest = onsite_digest(r->cx->a, rows, n);
    const struct onsite_group *group = onsite_group(S("finding"));
    const struct onsite_current_row *row = row_of(rows, n, group);
    struct draft_bar bar;
    const struct form *drafted = page_draft(&drafts, "finding", &bar);
    const str found = bar.has ? form_raw(drafted, "finding")
        : t->group == group ? form_raw(t->f, "finding")
        : row ? onsite_text(r->cx->a, row->body, "finding") : S("");
    const struct flow_field *f = flow ? flow_field(flow, S("finding")) : NULL;
    if (f)
        v->findings = flow_choices(r->cx, f, found, &v->n_findings);
    struct onsite_group_view *out = NEWS(r->cx->a, struct onsite_group_view, n_onsite_groups);
    for (size_t i = 0; i < n_onsite_groups; i++)
        group_view(&drafts, &onsite_groups[i], row_of(rows, n, &onsite_groups[i]), t, v, &out[i]);
    v->groups = out;
    v->n_groups = n_onsite_groups;
    return OK;
}

static const char *part_words(str part)
{
    return str_eq(part, S("team")) ? TR("Đoàn kiểm tra")
        : str_eq(part, S("facility")) ? TR("Đại diện cơ sở, người vi phạm")
        : str_eq(part, S("witness")) ? TR("Người chứng kiến") : TR("Người khác");
}

static enum err signs_load(struct req *r, case_id cid, str digest, struct onsite_desk_view *v)
{
    struct onsite_signs_row *rows;
    TRY(onsite_signs(r->cx, (struct onsite_signs_in){ .cid = cid }, &rows, &v->n_signs));
    struct onsite_sign_line *out = NEWS(r->cx->a, struct onsite_sign_line, v->n_signs);
    for (size_t i = 0; i < v->n_signs; i++) {
        const int64_t skew = rows[i].skew_ms < 0 ? -rows[i].skew_ms : rows[i].skew_ms;
        out[i] = (struct onsite_sign_line){
            .id = rows[i].id, .name = rows[i].name, .title = rows[i].title,
            .part = str_from(tr(part_words(rows[i].part))), .author = rows[i].author,
            .at = rows[i].written, .fits = sign_fits(&rows[i], digest),
            .skew_s = skew >= 60000 ? skew / 1000 : 0 };
    }
    v->signs = out;
    return OK;
}

static enum err rest_load(struct req *r, case_id cid, struct onsite_desk_view *v)
{
    struct onsite_aside_row *rows;
    struct onsite_takers_row *takers;
    TRY(onsite_aside(r->cx, (struct onsite_aside_in){ .cid = cid }, &rows, &v->n_asides));
    struct onsite_aside_line *out = NEWS(r->cx->a, struct onsite_aside_line, v->n_asides);
    for (size_t i = 0; i < v->n_asides; i++) {
        const struct onsite_group *g = onsite_group(rows[i].grp);
        struct buf b = { .a = r->cx->a, .max = 32 * KiB };
        for (size_t k = 0; g && k < g->n; k++)
            buf_fmt(&b, "%s%.*s", k ? "\n" : "",
                    STR_ARG(onsite_text(r->cx->a, rows[i].body, g->parts[k].name)));
        out[i] = (struct onsite_aside_line){
            .group = g ? str_from(tr(g->title)) : rows[i].grp, .text = buf_str(&b),
            .author = rows[i].author, .at = rows[i].written };
    }
    v->asides = out;
    TRY(onsite_takers(r->cx, (struct onsite_takers_in){ .cid = cid, .now = r->cx->now }, &takers,
                      &v->n_takers));
    struct onsite_taker *who = NEWS(r->cx->a, struct onsite_taker, v->n_takers);
    for (size_t i = 0; i < v->n_takers; i++)
        who[i] = (struct onsite_taker){ takers[i].name, takers[i].taken };
    v->takers = who;
    return OK;
}

static enum err page(struct req *r, struct resp *w, const struct typed *t, int status)
{
    struct case_by_code_row c;
    str digest;
    const str code = req_path(r, "code");
    TRY(onsite_see(r->cx, r->who, code, &c));
    struct onsite_desk_view v = {
        .page = page_staff(r, str_from(tr(TR("Biên bản tại hiện trường")))), .code = code,
        .title = c.title, .may = onsite_may(r->who, &c),
    };
    TRY(groups_load(r, c.id, flow_find(r->cx->flows, c.flow, (int)c.version), t, &v, &digest));
    TRY(signs_load(r, c.id, digest, &v));
    TRY(rest_load(r, c.id, &v));
    if (t->f)
        v.problems = form_problems(t->f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_onsite_desk(resp_html(w, status), &v);
    return OK;
}

enum err onsite_desk_get(struct req *r, struct resp *w)
{
    return page(r, w, &(struct typed){ 0 }, 200);
}

/* Both texts again: version 0 meets whatever stands there. */
static enum err unchosen(struct req *r, struct resp *w, struct typed *t,
                         const struct onsite_new *in)
{
    struct onsite_new none = *in;
    struct onsite_kept kept;
    none.base = 0;
    form_problem(t->f, "choose", str_from(tr(TR("Hãy chọn bản được giữ."))));
    const enum err e = onsite_keep(r->cx, r->who, req_path(r, "code"), &none, &kept);
    if (e != ERR_CONFLICT || !kept.other.version)
        return e == OK ? ERR_CONFLICT : e;
    t->kept = &kept;
    return page(r, w, t, 422);
}

enum err onsite_desk_post(struct req *r, struct resp *w)
{
    struct form f;
    str texts[ONSITE_PARTS_MAX];
    struct onsite_kept kept;
    struct case_by_code_row c;
    TRY(onsite_see(r->cx, r->who, req_path(r, "code"), &c));
    TRY(form_read(r, &f));
    struct typed t = { .f = &f, .group = onsite_group(form_raw(&f, "group")) };
    if (!t.group)
        return ERR_BAD_REQUEST;
    const struct onsite_new in = {
        .group = t.group, .texts = texts, .client = onsite_id(&f), .written = r->cx->now,
        .base = form_i64(&f, "base", 0, INT32_MAX),
        .aside = str_eq(form_raw(&f, "choose"), S("theirs")),
    };
    onsite_texts(&f, t.group, texts);
    if (form_flag(&f, "clash") && str_empty(form_raw(&f, "choose")))
        return unchosen(r, w, &t, &in);
    if (form_ok(&f) != OK)
        return page(r, w, &t, 422);
    const str code = req_path(r, "code");
    const enum err e = onsite_keep(r->cx, r->who, code, &in, &kept);
    if (e == ERR_CONFLICT && kept.other.version) {
        t.kept = &kept;
        return page(r, w, &t, 409);
    }
    TRY(e);
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "%s/field#group-%s", case_path(r->cx->a, code).p,
                                    t.group->name));
}

enum err onsite_ink_get(struct req *r, struct resp *w)
{
    struct case_by_code_row c;
    struct onsite_sign_strokes_row row;
    int64_t id;
    TRY(onsite_see(r->cx, r->who, req_path(r, "code"), &c));
    TRY(req_id(r, "id", &id));
    TRY(onsite_sign_strokes(r->cx, (struct onsite_sign_strokes_in){ .cid = c.id, .id = id },
                            &row));
    return resp_bytes(w, 200, "image/svg+xml",
                      ink_svg(r->cx->a, row.strokes, STROKES_WIDTH, STROKES_HEIGHT));
}
