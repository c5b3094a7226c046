/* The checklist and notes at the desk: the equal of the telephone. */
#include "base/lang.h"
#include "domain/facilities/facility.h"
#include "domain/inspection/tables.h"
#include "pages/answer.h"
#include "pages/cases/write.h"
#include "pages/frame.h"
#include "pages/onsite/json.h"
#include "pages/onsite/onsite.h"
#include "pages/onsite/view.h"
#include "tpl/onsite_check.h"

static const struct { const char *value, *label; } answers[] = {
    { "yes", TR("Có") }, { "no", TR("Không") }, { "na", TR("Không áp dụng") },
};

/* What a form that was sent shows again; f NULL: the page is only looked at. */
struct typed {
    struct form *f;
    str item;
    const struct site_kept *kept; /* of a conflict */
};

/* The fields of one question carry its code in their names, as a page has each name once. */
static const char *named(struct arena *a, const char *name, str item)
{
    return str_fmt(a, "%s-%.*s", name, STR_ARG(item)).p;
}

static str answer_words(str answer)
{
    for (size_t i = 0; i < COUNT(answers); i++)
        if (str_eq(answer, str_from(answers[i].value)))
            return str_from(tr(answers[i].label));
    return S("");
}

static const struct choice *choices_of(struct arena *a, str answer)
{
    struct choice *out = NEWS(a, struct choice, COUNT(answers));
    for (size_t i = 0; i < COUNT(answers); i++)
        out[i] = (struct choice){ .value = str_from(answers[i].value),
                                  .label = str_from(tr(answers[i].label)),
                                  .on = str_eq(answer, str_from(answers[i].value)) };
    return out;
}

static const struct site_entries_row *row_of(const struct site_entries_row *rows, size_t n,
                                             str item)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].answer.has && str_eq(rows[i].item, item))
            return &rows[i];
    return NULL;
}

/* Both answers, for a person to choose. */
static void side_by_side(struct arena *a, const struct typed *t, str question,
                         struct onsite_answer_line *out)
{
    const struct site_newest_row *other = &t->kept->other;
    struct collision_line *lines = NEWS(a, struct collision_line, 2);
    struct collision_part *part = NEW(a, struct collision_part);
    lines[0] = (struct collision_line){
        .label = str_from(tr(TR("Trả lời"))),
        .mine = answer_words(form_raw(t->f, named(a, "answer", t->item))),
        .theirs = answer_words(other->answer.v) };
    lines[1] = (struct collision_line){
        .label = str_from(tr(TR("Nhận xét"))), .mine = form_raw(t->f, named(a, "body", t->item)),
        .theirs = other->body };
    for (size_t i = 0; i < 2; i++)
        lines[i].differs = !str_eq(lines[i].mine, lines[i].theirs);
    *part = (struct collision_part){ .title = question, .choose = "choose", .lines = lines,
                                     .n = 2 };
    out->collision = (struct collision){ .name = other->name, .made = other->at, .parts = part,
                                         .n = 1 };
    out->base = other->version;
}

static struct onsite_answer_line line_of(struct cx *cx, const struct check_question *q,
                                         const struct site_entries_row *row,
                                         const struct typed *t)
{
    const bool sent = t->f && str_eq(t->item, q->code), vi = cx->lang == LANG_VI;
    struct field choice = { .name = named(cx->a, "answer", q->code), .label = TR("Trả lời"),
                            .quiet = true, .value = row ? row->answer.v : S("") };
    struct field remark = { .name = named(cx->a, "body", q->code), .label = TR("Nhận xét"),
                            .quiet = true, .rows = 2, .value = row ? row->body : S("") };
    if (sent) {
        choice = field_of(t->f, choice);
        remark = field_of(t->f, remark);
    }
    struct onsite_answer_line l = {
        .code = q->code, .question = vi ? q->question_vi : q->question,
        .basis = vi ? q->basis_vi : q->basis, .answer = row ? answer_words(row->answer.v) : S(""),
        .body = row ? row->body : S(""), .author = row ? row->name : S(""),
        .at = row ? row->at : 0, .base = row ? row->version : 0, .id = onsite_new_id(cx->a),
        .choices = choices_of(cx->a, choice.value), .n_choices = COUNT(answers),
        .choice = choice, .remark = remark,
    };
    if (sent && t->kept)
        side_by_side(cx->a, t, l.question, &l);
    return l;
}

/* Sector of the facility of the case; empty: none is linked. */
static enum err sector_of(struct req *r, case_id cid, str *sector)
{
    struct facility_link link;
    struct facility f;
    *sector = S("");
    enum err e = facility_of(r->cx, cid, &link);
    if (e == OK)
        e = facility_load(r->cx, r->who, link.root, &f);
    if (e == OK)
        *sector = f.row.sector;
    return e == ERR_NOT_FOUND ? OK : e;
}

static enum err lines_load(struct req *r, case_id cid, const struct typed *t,
                           struct onsite_check_view *v)
{
    const struct inspection_tables *tables = r->cx->inspection;
    struct site_entries_row *rows;
    str sector;
    size_t n;
    TRY(sector_of(r, cid, &sector));
    TRY(site_entries(r->cx, (struct site_entries_in){ .cid = cid }, &rows, &n));
    struct onsite_answer_line *lines = NEWS(r->cx->a, struct onsite_answer_line,
                                            tables ? tables->n_questions : 0);
    for (size_t i = 0; tables && i < tables->n_questions; i++) {
        const struct check_question *q = &tables->questions[i];
        const struct site_entries_row *row = row_of(rows, n, q->code);
        if (row || check_for(q, sector))
            lines[v->n_lines++] = line_of(r->cx, q, row, t);
    }
    struct onsite_answer_line *notes = NEWS(r->cx->a, struct onsite_answer_line, n);
    for (size_t i = 0; i < n; i++)
        if (!rows[i].answer.has)
            notes[v->n_notes++] = (struct onsite_answer_line){
                .body = rows[i].body, .author = rows[i].name, .at = rows[i].at };
    v->lines = lines;
    v->notes = notes;
    return OK;
}

static enum err page(struct req *r, struct resp *w, const struct typed *t, int status)
{
    struct case_by_code_row c;
    const str code = req_path(r, "code");
    TRY(onsite_see(r->cx, r->who, code, &c));
    struct onsite_check_view v = {
        .page = page_staff(r, str_from(tr(TR("Danh mục kiểm tra")))), .code = code,
        .title = c.title, .may = onsite_may(r->who, &c),
    };
    TRY(lines_load(r, c.id, t, &v));
    if (t->f)
        v.problems = form_problems(t->f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_onsite_check(resp_html(w, status), &v);
    return OK;
}

enum err onsite_check_get(struct req *r, struct resp *w)
{
    return page(r, w, &(struct typed){ 0 }, 200);
}

enum err onsite_check_post(struct req *r, struct resp *w)
{
    static const char *const values[] = { "yes", "no", "na" };
    struct form f;
    struct case_by_code_row c;
    struct site_kept kept;
    TRY(onsite_see(r->cx, r->who, req_path(r, "code"), &c));
    TRY(form_read(r, &f));
    const str item = form_str(&f, "item", SITE_ID_MAX);
    struct typed t = { .f = &f, .item = item };
    (void)onsite_id(&f);
    struct onsite_answer in = {
        .item = item, .edit = form_raw(&f, "id"), .base = form_i64(&f, "base", 0, INT32_MAX),
        .body = form_opt(&f, named(f.a, "body", item), 4000), .at = { .at = r->cx->now },
        .aside = str_eq(form_raw(&f, "choose"), S("theirs")),
    };
    in.answer = form_one_of(&f, named(f.a, "answer", item), values, COUNT(values));
    if (form_flag(&f, "clash") && str_empty(form_raw(&f, "choose"))) {
        form_problem(&f, "choose", str_from(tr(TR("Hãy chọn bản được giữ."))));
        in.base = 0; /* meets whatever stands there: both are shown again */
    }
    if (!form_flag(&f, "clash") && form_ok(&f) != OK)
        return page(r, w, &t, 422);
    const enum err e = onsite_answer_keep(r, req_path(r, "code"), &in, &kept);
    if (e == ERR_CONFLICT && kept.version) {
        t.kept = &kept;
        return page(r, w, &t, form_ok(&f) == OK ? 409 : 422);
    }
    TRY(e);
    return resp_redirect(w, str_fmt(r->cx->a, "%s/checklist", case_path(r->cx->a,
                                                                       req_path(r, "code")).p));
}
