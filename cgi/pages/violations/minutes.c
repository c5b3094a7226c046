#include "pages/violations/minutes.h"
#include "base/lang.h"
#include "domain/audit/sealed.h"
#include "domain/cases/hands.h"
#include "domain/cases/show.h"
#include "domain/violations/file.h"
#include "domain/violations/minutes.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/shared.h"
#include "pages/frame.h"
#include "pages/violations/minutes_view.h"
#include "tpl/minutes.h"
#include "tpl/minutes_form.h"

struct writing {
    struct case_show show;
    enum minutes_kind kind;
    struct shared_form shared;
};

static bool has(const struct minutes_field *m, enum minutes_kind kind)
{
    return m->kinds & (unsigned)kind;
}

static bool may(const struct req *r, const struct case_show *s)
{
    return user_roles_in(r->who, s->held.unit) & ROLES_WORK && !s->held.joined.has
        && s->held.standing.conflict == CONFLICT_NONE;
}

static struct url form_url(struct req *r, str code, enum minutes_kind kind)
{
    return url_own(str_fmt(r->cx->a, "/staff/cases/%.*s/minutes/%s", STR_ARG(code),
                           minutes_word(kind)));
}

static str words_of(struct cx *cx, const struct minutes_field *m, str value)
{
    struct moment at;
    if (m->type == MINUTES_FLAG)
        return str_empty(value) ? S("") : str_from(tr(TR("Có")));
    if (m->type != MINUTES_WHEN || moment_parse(value, &at) != OK)
        return value;
    return instant_vi(cx->a, instant_of(at));
}

/* Who was damaged may have reported it: a name for those who work on the case alone. */
static bool hidden(const struct minutes_field *f, bool theirs)
{
    return !theirs && str_eq(str_from(f->paper), S("record.damaged"));
}

static struct minutes_block block_of(struct cx *cx, const struct minutes *m, bool theirs)
{
    struct pair_line *lines = NEWS(cx->a, struct pair_line, n_minutes_fields);
    struct moment at = { 0 };
    struct minutes_block b = { .title = str_from(tr(minutes_title(m->kind))), .number = m->number,
                               .writer = m->writer, .lines = lines };
    if (moment_parse(m->made_at, &at) == OK)
        b.when = instant_vi(cx->a, instant_of(at));
    for (size_t i = 0; i < n_minutes_fields; i++) {
        const struct minutes_field *f = &minutes_fields[i];
        const str value = has(f, m->kind) ? words_of(cx, f, minutes_value(m, f->name)) : S("");
        if (!str_empty(value) && !hidden(f, theirs))
            lines[b.n++] = (struct pair_line){ .name = str_from(tr(f->label)), .text = value };
    }
    return b;
}

enum err minutes_get(struct req *r, struct resp *w)
{
    static const enum minutes_kind kinds[] = { MINUTES_WORKING, MINUTES_HEARING,
                                               MINUTES_VERIFICATION };
    struct case_show s;
    struct minutes *list;
    struct minutes_list_view v = {
        .page = page_staff(r, str_from(tr(TR("Biên bản làm việc, giải trình, xác minh")))),
        .code = req_path(r, "code") };
    TRY(case_show_load(r->cx, r->who, v.code, &s));
    TRY(case_minutes_load(r->cx, s.c.id, &list, &v.n));
    struct minutes_block *blocks = NEWS(r->cx->a, struct minutes_block, v.n);
    struct step_line *ways = NEWS(r->cx->a, struct step_line, COUNT(kinds));
    const bool theirs = user_roles_in(r->who, s.held.unit) & ROLES_WORK
        && s.held.standing.conflict == CONFLICT_NONE;
    if (theirs && v.n > 0)
        TRY(sealed_seen(r->cx, r->who, s.c.id, SEALED_MINUTES));
    for (size_t i = 0; i < v.n; i++)
        blocks[i] = block_of(r->cx, &list[i], theirs);
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (may(r, &s) && minutes_fit(kinds[i], &s.held))
            ways[v.n_ways++] = (struct step_line){
                .title = str_from(tr(minutes_title(kinds[i]))),
                .href = form_url(r, v.code, kinds[i]) };
    v.title = s.c.title;
    v.list = blocks;
    v.ways = ways;
    tpl_minutes(resp_html(w, 200), &v);
    return OK;
}

static enum err load(struct req *r, struct writing *j)
{
    *j = (struct writing){ .kind = minutes_of(req_path(r, "kind")) };
    TRY(case_show_load(r->cx, r->who, req_path(r, "code"), &j->show));
    if (!j->kind)
        return ERR_NOT_FOUND;
    if (j->show.held.standing.conflict != CONFLICT_NONE)
        return ERR_RECUSED;
    if (!may(r, &j->show))
        return ERR_FORBIDDEN;
    j->shared = (struct shared_form){
        .cid = j->show.c.id, .code = j->show.held.code,
        .form = str_fmt(r->cx->a, "minutes/%s", minutes_word(j->kind)) };
    return minutes_fit(j->kind, &j->show.held) ? OK : ERR_CONFLICT;
}

static struct minutes_line line_of(const struct form *f, const struct minutes_field *m,
                                   enum minutes_kind kind)
{
    return (struct minutes_line){
        .type = (int)m->type,
        .field = field_of(f, (struct field){
            .name = m->name, .label = m->label, .required = m->required & (unsigned)kind,
            .quiet = !(m->required & (unsigned)kind), .rows = 3,
            .type = m->type == MINUTES_WHEN ? "datetime-local" : NULL,
            .inputmode = m->type == MINUTES_NUMBER ? "numeric" : NULL }) };
}

static enum err page(struct req *r, struct resp *w, const struct writing *j, const struct form *f,
                     const struct draft_bar *draft, int status)
{
    struct minutes_line *lines = NEWS(r->cx->a, struct minutes_line, n_minutes_fields);
    struct minutes_form_view v = {
        .page = page_staff(r, str_from(tr(minutes_title(j->kind)))), .draft = *draft,
        .code = j->shared.code, .title = j->show.c.title, .lines = lines,
        .heading = str_from(tr(minutes_title(j->kind))),
        .action = form_url(r, j->shared.code, j->kind),
        .number = field_of(f, (struct field){
            .name = "number", .label = TR("Số biên bản"), .required = true,
            .hint = str_fmt(r->cx->a, "05%s", minutes_suffix(j->kind)).p }),
        .made_at = field_of(f, (struct field){ .name = "made_at", .label = TR("Lập lúc"),
                                               .type = "datetime-local", .required = true }) };
    v.page.drafts = true;
    for (size_t i = 0; i < n_minutes_fields; i++)
        if (has(&minutes_fields[i], j->kind))
            lines[v.n++] = line_of(f, &minutes_fields[i], j->kind);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_minutes_form(resp_html(w, status), &v);
    return OK;
}

/* A hearing is held as it was announced: its notice, place and hour stand there already. */
static enum err fill_called(struct req *r, const struct case_show *s, struct form *f)
{
    struct cx *cx = r->cx;
    const str number = case_show_value(s, S("hearing_notice"));
    struct violation v;
    struct moment at;
    struct date noticed;
    form_fill(f, "clerk", r->who->name);
    const enum err e = violation_load(cx, s->c.id, &v);
    if (e == OK)
        form_fill(f, "representative", v.rows[0].representative);
    if (str_empty(number))
        return e == ERR_NOT_FOUND ? OK : e;
    const str day = date_parse(case_show_value(s, S("hearing_notice_on")), &noticed) == OK
        ? date_vi(cx->a, noticed) : S("");
    form_fill(f, "notice", str_fmt(cx->a, "Số %.*s ngày %.*s", STR_ARG(number), STR_ARG(day)));
    form_fill(f, "place", case_show_value(s, S("hearing_place")));
    if (moment_parse(case_show_value(s, S("hearing_at")), &at) == OK && instant_of(at) <= cx->now)
        form_fill(f, "made_at", moment_iso(cx->a, at));
    return e == ERR_NOT_FOUND ? OK : e;
}

enum err minutes_form_get(struct req *r, struct resp *w)
{
    struct writing j;
    struct form f;
    struct draft_bar draft = { 0 };
    TRY(load(r, &j));
    form_empty(r, &f);
    if (j.kind == MINUTES_HEARING)
        TRY(fill_called(r, &j.show, &f));
    else
        form_fill(&f, "officials", r->who->name);
    form_fill(&f, "made_at", moment_iso(r->cx->a, instant_moment(r->cx->now)));
    TRY(shared_open(r, &j.shared, &f, &draft));
    return page(r, w, &j, &f, &draft, 200);
}

static str read_one(struct form *f, const struct minutes_field *m, enum minutes_kind kind)
{
    const bool required = m->required & (unsigned)kind;
    const size_t max = m->type == MINUTES_TEXT ? MINUTES_TEXT_MAX : MINUTES_LINE_MAX;
    if (m->type == MINUTES_NUMBER) {
        const opt_i64 n = form_opt_i64(f, m->name, 1, 500);
        return n.has ? str_fmt(f->a, "%lld", (long long)n.v) : S("");
    }
    if (m->type == MINUTES_FLAG)
        return form_flag(f, m->name) ? S("1") : S("");
    if (m->type == MINUTES_WHEN)
        return str_empty(form_raw(f, m->name)) ? S("") : moment_iso(f->a, form_moment(f, m->name));
    return required ? form_str(f, m->name, max) : form_opt(f, m->name, max);
}

static struct minutes_new read_all(struct req *r, struct form *f, enum minutes_kind kind)
{
    struct draft_field *fields = NEWS(f->a, struct draft_field, n_minutes_fields);
    const struct moment made = form_moment(f, "made_at");
    struct minutes_new in = { .kind = kind, .number = form_str(f, "number", 60),
                              .made_at = moment_iso(f->a, made), .fields = fields };
    const str suffix[] = { str_from(minutes_suffix(kind)) };
    if (!str_empty(in.number) && !str_ends(in.number, suffix[0]))
        form_problem(f, "number", tr_args(f->a, TR("Số biên bản kết thúc bằng {0}."), suffix, 1));
    if (date_valid(made.day) && instant_of(made) > r->cx->now)
        form_problem(f, "made_at", str_from(tr(TR("Thời gian lập ở tương lai."))));
    for (size_t i = 0; i < n_minutes_fields; i++)
        if (has(&minutes_fields[i], kind))
            fields[in.n++] = (struct draft_field){ str_from(minutes_fields[i].name),
                                                   read_one(f, &minutes_fields[i], kind) };
    return in;
}

static enum err save(struct req *r, const struct writing *j, struct form *f)
{
    const struct minutes_new in = read_all(r, f, j->kind);
    TRY(form_ok(f));
    const enum err e = case_minutes_write(r->cx, r->who, j->shared.code, &in);
    if (e != ERR_DUPLICATE)
        return e;
    form_problem(f, "number", str_from(tr(TR("Hồ sơ đã có biên bản cùng loại mang số này."))));
    return ERR_INVALID;
}

enum err minutes_form_post(struct req *r, struct resp *w)
{
    struct writing j;
    struct form f;
    struct draft_bar draft = { 0 };
    TRY(load(r, &j));
    TRY(form_read(r, &f));
    const bool share = str_eq(form_raw(&f, "do"), S("share"));
    enum err e = shared_settle(r, &j.shared, &f, &draft);
    if (e == OK)
        e = share ? shared_keep(r, &j.shared, &f, &draft) : save(r, &j, &f);
    if (e == ERR_CONFLICT && draft.collision.n)
        return page(r, w, &j, &f, &draft, 409);
    if (e == ERR_INVALID && form_ok(&f) != OK)
        return page(r, w, &j, &f, &draft, 422);
    TRY(e);
    if (!share)
        draft_done(r, j.shared.cid, j.shared.form);
    return resp_redirect(w, share
        ? str_fmt(r->cx->a, "/staff/cases/%.*s/%.*s", STR_ARG(j.shared.code),
                  STR_ARG(j.shared.form))
        : str_fmt(r->cx->a, "/staff/cases/%.*s/minutes", STR_ARG(j.shared.code)));
}
