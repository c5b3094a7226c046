#include "pages/inspection/onspot.h"
#include "base/lang.h"
#include "domain/cases/show.h"
#include "domain/facilities/facility.h"
#include "domain/facilities/words.h"
#include "domain/inspection/order.h"
#include "domain/inspection/tables.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/frame.h"
#include "pages/inspection/onspot_view.h"
#include "pages/inspection/sample_words.h"
#include "tpl/onspot.h"

static const char *const answers[] = { "yes", "no", "na" };

struct spot {
    struct case_show show;
    str sector;
    struct site_entries_row *entries;
    size_t n_entries;
};

static enum err order_of(struct cx *cx, case_id cid, struct onspot_view *v)
{
    struct visit_order_of_row *rows;
    TRY(visit_order_of(cx, (struct visit_order_of_in){ .cid = cid }, &rows, &v->n_members));
    struct member_line *out = NEWS(cx->a, struct member_line, v->n_members);
    for (size_t i = 0; i < v->n_members; i++)
        out[i] = (struct member_line){ rows[i].name, rows[i].post };
    v->members = out;
    v->has_order = v->n_members > 0;
    if (!v->has_order)
        return OK;
    v->planned = str_eq(rows[0].kind, S("planned"));
    v->signs = rows[0].signs;
    v->number = rows[0].number;
    v->signer = rows[0].signer;
    v->writer = rows[0].writer;
    v->signed_on = rows[0].signed_on;
    v->until = rows[0].until;
    v->plan = rows[0].plan.has ? rows[0].plan.v : S("");
    return OK;
}

static str point_words(struct arena *a, opt_f64 lat, opt_f64 lon)
{
    return lat.has && lon.has ? str_fmt(a, "%.6f, %.6f", lat.v, lon.v) : S("");
}

static enum err photos_of(struct cx *cx, case_id cid, struct onspot_view *v)
{
    struct site_photos_row *rows;
    TRY(site_photos(cx, (struct site_photos_in){ .cid = cid }, &rows, &v->n_photos));
    struct photo_line *out = NEWS(cx->a, struct photo_line, v->n_photos);
    for (size_t i = 0; i < v->n_photos; i++)
        out[i] = (struct photo_line){
            .blob = rows[i].blob, .sha256 = site_hash_words(cx->a, rows[i].sha256),
            .caption = rows[i].caption, .by = rows[i].name, .at = rows[i].taken,
            .where = point_words(cx->a, rows[i].lat, rows[i].lon) };
    v->photos = out;
    return OK;
}

static void notes_of(struct cx *cx, const struct spot *s, struct onspot_view *v)
{
    struct note_line *out = NEWS(cx->a, struct note_line, s->n_entries);
    for (size_t i = 0; i < s->n_entries; i++) {
        const struct site_entries_row *e = &s->entries[i];
        if (str_eq(e->kind, S("note")))
            out[v->n_notes++] = (struct note_line){
                e->body, e->name, point_words(cx->a, e->lat, e->lon), e->at };
    }
    v->notes = out;
}

static const struct site_entries_row *answer_to(const struct spot *s, str question)
{
    for (size_t i = 0; i < s->n_entries; i++)
        if (str_eq(s->entries[i].kind, S("answer")) && str_eq(s->entries[i].item, question))
            return &s->entries[i];
    return NULL;
}

static const char *answer_label(str answer)
{
    return str_eq(answer, S("yes")) ? TR("Có") : str_eq(answer, S("no")) ? TR("Không")
                                                                        : TR("Không áp dụng");
}

static const struct choice *answer_choices(struct cx *cx, str typed)
{
    struct choice *out = NEWS(cx->a, struct choice, COUNT(answers));
    for (size_t i = 0; i < COUNT(answers); i++)
        out[i] = (struct choice){ .value = str_from(answers[i]),
                                  .label = str_from(tr(answer_label(str_from(answers[i])))),
                                  .on = str_eq(typed, str_from(answers[i])) };
    return out;
}

/* Names of the fields of the i-th question of the table: q3_answer, q3_note, q3_base. */
static const char *name_of(struct arena *a, size_t i, const char *part)
{
    return str_fmt(a, "q%zu_%s", i, part).p;
}

static struct question_line question(struct cx *cx, const struct form *f, const struct spot *s,
                                     size_t i)
{
    const struct check_question *q = &cx->inspection->questions[i];
    const struct site_entries_row *e = answer_to(s, q->code);
    struct question_line l = {
        .question = cx->lang == LANG_VI ? q->question_vi : q->question,
        .basis = cx->lang == LANG_VI ? q->basis_vi : q->basis, .sure = q->sure == LAW_TEXT,
        .answered = e != NULL, .version = e ? e->version : 0,
        .choose = field_of(f, (struct field){ .name = name_of(cx->a, i, "answer"),
                                              .label = TR("Trả lời"), .quiet = true }),
        .note = field_of(f, (struct field){ .name = name_of(cx->a, i, "note"),
                                            .label = TR("Ghi chú"), .quiet = true }),
        .n_choices = COUNT(answers), .base = name_of(cx->a, i, "base"),
    };
    if (e) {
        l.answer = str_from(tr(answer_label(e->answer.v)));
        l.by = e->name;
        l.at = e->at;
    }
    const str typed = form_raw(f, l.choose.name);
    int64_t read; /* the version that somebody read who kept a draft of an answer since */
    if (!str_empty(typed) && str_empty(l.choose.problem)
        && str_i64(form_raw(f, l.base), &read) == OK)
        l.version = read;
    if (e && str_empty(typed)) { /* nothing typed: what stands there is shown */
        l.note.value = e->body;
        l.choices = answer_choices(cx, e->answer.v);
    } else {
        l.choices = answer_choices(cx, typed);
    }
    if (e && !str_empty(l.choose.problem))
        l.other = str_fmt(cx->a, "%.*s: %.*s. %.*s", STR_ARG(e->name), STR_ARG(l.answer),
                          STR_ARG(e->body));
    return l;
}

static void questions_of(struct cx *cx, const struct form *f, const struct spot *s,
                         struct onspot_view *v)
{
    const struct inspection_tables *t = cx->inspection;
    struct question_line *out = NEWS(cx->a, struct question_line, t->n_questions);
    for (size_t i = 0; i < t->n_questions; i++) {
        if (!check_for(&t->questions[i], s->sector) && !answer_to(s, t->questions[i].code))
            continue;
        out[v->n_questions] = question(cx, f, s, i);
        v->n_answered += out[v->n_questions++].answered;
    }
    v->questions = out;
}

static void fields(struct req *r, const struct page_drafts *d, struct onspot_view *v)
{
    const struct form *note = page_draft(d, "note", &v->note_draft);
    const struct form *f = page_draft(d, "photo", &v->photo_draft);
    v->note = field_of(note, (struct field){
        .name = "note", .label = TR("Ghi chép"), .rows = 4, .required = true });
    v->photo = field_of(f, (struct field){
        .name = "photo", .label = TR("Ảnh (JPEG, PNG)"), .accept = ".jpg,.jpeg,.png",
        .required = true });
    v->caption = field_of(f, (struct field){
        .name = "caption", .label = TR("Ảnh chụp gì") });
    v->taken = field_of(f, (struct field){
        .name = "taken", .label = TR("Ngày chụp"), .required = true });
    v->taken_time = field_of(f, (struct field){
        .name = "taken_time", .label = TR("Giờ chụp"), .required = true,
        .hint = TR("Giờ:phút, ví dụ 14:30"), .inputmode = "numeric" });
    v->point = field_of(f, (struct field){
        .name = "point", .label = TR("Tọa độ nơi chụp"), .hint = TR("Ví dụ 20.95, 107.03") });
    v->edit = form_item(r, d->typed, "edit");
    v->problems = form_problems(d->typed, &v->n_problems);
    v->page.has_problems = v->n_problems > 0;
}

static enum err load(struct req *r, struct spot *s, struct onspot_view *v)
{
    struct sector_of_case_row row;
    TRY(case_show_load(r->cx, r->who, req_path(r, "code"), &s->show));
    const enum err e = sector_of_case(r->cx, (struct sector_of_case_in){
        .cid = s->show.held.id }, &row);
    if (e == OK) {
        s->sector = row.sector;
        v->facility = facility_label(r->cx->a, row.kind, row.name, row.id);
        v->facility_sector = facility_word(facility_sectors, row.sector);
    } else if (e != ERR_NOT_FOUND) {
        return e;
    }
    return site_entries(r->cx, (struct site_entries_in){ .cid = s->show.held.id }, &s->entries,
                        &s->n_entries);
}

/* Five statements beside those of the case. */
static enum err page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct page_drafts drafts;
    struct spot s = { .sector = S("") };
    struct onspot_view v = {
        .page = page_staff(r, str_from(tr(TR("Kiểm tra tại chỗ")))) };
    TRY(load(r, &s, &v));
    v.code = s.show.held.code;
    v.title = s.show.c.title;
    v.may = site_may_now(r->who, &s.show.held);
    TRY(order_of(r->cx, s.show.held.id, &v));
    TRY(photos_of(r->cx, s.show.held.id, &v));
    notes_of(r->cx, &s, &v);
    TRY(page_drafts_open(r, s.show.held.id, S("inspection"), f, &v.page, &drafts));
    questions_of(r->cx, page_draft(&drafts, "answers", &v.answers_draft), &s, &v);
    fields(r, &drafts, &v);
    tpl_onspot(resp_html(w, status), &v);
    return OK;
}

enum err onspot_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    form_fill(&f, "taken", date_iso(r->cx->a, r->cx->today));
    return page(r, w, &f, 200);
}

static enum err back(struct req *r, struct resp *w)
{
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/inspection",
                                    STR_ARG(req_path(r, "code"))));
}

/* One answer of the form; what stands there already in the same words is not kept again. */
static enum err answer_keep(struct req *r, struct form *f, const struct spot *s, str edit,
                            size_t i)
{
    const char *name = name_of(r->cx->a, i, "answer");
    const struct check_question *q = &r->cx->inspection->questions[i];
    const struct site_entries_row *e = answer_to(s, q->code);
    struct site_kept kept;
    if (str_empty(form_raw(f, name)))
        return OK;
    const struct site_entry_new in = {
        .kind = SITE_ANSWER, .item = q->code, .answer = form_raw(f, name),
        .edit = str_fmt(r->cx->a, "%.*s-%zu", STR_ARG(str_sub(edit, 0, 32)), i),
        .base = form_i64(f, name_of(r->cx->a, i, "base"), 0, INT32_MAX),
        .body = form_opt(f, name_of(r->cx->a, i, "note"), SITE_BODY_MAX),
        .at = { .at = r->cx->now },
    };
    if (e && str_eq(e->answer.v, in.answer) && str_eq(e->body, in.body))
        return OK;
    form_one_of(f, name, answers, COUNT(answers));
    if (form_problem_of(f, name).n > 0 || form_problem_of(f, name_of(r->cx->a, i, "base")).n > 0
        || form_problem_of(f, name_of(r->cx->a, i, "note")).n > 0)
        return OK;
    const enum err err = site_entry_keep(r->cx, r->who, req_path(r, "code"), &in, &kept);
    if (err != ERR_CONFLICT || kept.version == 0)
        return err;
    form_problem(f, name, str_from(tr(TR("Người khác vừa trả lời câu này. Hãy đọc câu trả lời "
                                         "của họ bên dưới, chọn câu đúng rồi lưu lại."))));
    return OK;
}

enum err onspot_answers_post(struct req *r, struct resp *w)
{
    struct form f;
    struct spot s = { .sector = S("") };
    struct onspot_view v = { 0 };
    TRY(form_read(r, &f));
    const str edit = form_str(&f, "edit", SITE_ID_MAX);
    TRY(load(r, &s, &v));
    if (!site_may_now(r->who, &s.show.held))
        return ERR_FORBIDDEN;
    for (size_t i = 0; i < r->cx->inspection->n_questions; i++)
        TRY(answer_keep(r, &f, &s, edit, i));
    if (form_ok(&f) != OK)
        return page(r, w, &f, 422);
    draft_sent(r, &f);
    return back(r, w);
}

enum err onspot_note_post(struct req *r, struct resp *w)
{
    struct form f;
    struct site_kept kept;
    TRY(form_read(r, &f));
    const str edit = form_str(&f, "edit", SITE_ID_MAX);
    const struct site_entry_new in = {
        .kind = SITE_NOTE, .item = edit, .edit = edit, .at = { .at = r->cx->now },
        .body = form_str(&f, "note", SITE_BODY_MAX) };
    if (form_ok(&f) != OK)
        return page(r, w, &f, 422);
    TRY(site_entry_keep(r->cx, r->who, req_path(r, "code"), &in, &kept));
    draft_sent(r, &f);
    return back(r, w);
}

struct taking {
    struct req *r;
    struct form *f;
    struct site_photo_in *in;
    bool done;
};

static enum err begin(void *arg, const struct upload *u)
{
    struct taking *t = arg;
    (void)u;
    return site_photo_begin(t->r->cx, &t->in);
}

static enum err data(void *arg, const struct upload *u, str piece)
{
    (void)u;
    return site_photo_bytes(((struct taking *)arg)->in, piece);
}

static enum err end(void *arg, const struct upload *u)
{
    struct taking *t = arg;
    const enum err e = u->bytes > 0 ? site_photo_end(t->in) : ERR_MEDIA_TYPE;
    t->done = e == OK;
    if (e != ERR_MEDIA_TYPE)
        return e;
    site_photo_drop(t->in);
    form_problem(t->f, "photo", str_from(tr(TR("Tệp này không phải ảnh JPEG hoặc PNG. Hãy chọn tệp "
                                               "khác."))));
    return ERR_INVALID;
}

static void drop(void *arg, const struct upload *u)
{
    (void)u;
    site_photo_drop(((struct taking *)arg)->in);
}

/* "20.95, 107.03" */
static void read_point(struct form *f, struct site_at *at)
{
    const str typed = form_opt(f, "point", 60);
    const size_t comma = str_find(typed, S(","));
    double lat, lon;
    if (str_empty(typed))
        return;
    if (str_f64(str_trim(str_sub(typed, 0, comma)), &lat) == OK
        && str_f64(str_trim(str_sub(typed, comma + 1, typed.n)), &lon) == OK && lat >= -90
        && lat <= 90 && lon >= -180 && lon <= 180) {
        at->lat = (opt_f64){ true, lat };
        at->lon = (opt_f64){ true, lon };
        return;
    }
    form_problem(f, "point", str_from(tr(TR("Hãy ghi vĩ độ, kinh độ, ví dụ 20.95, 107.03."))));
}

enum err onspot_photo_post(struct req *r, struct resp *w)
{
    struct form f;
    struct taking t = { .r = r, .f = &f };
    bool again;
    const struct upload_sink sink = {
        .max_files = 1, .max_file_bytes = DOCUMENT_MAX_BYTES,
        .max_total_bytes = DOCUMENT_MAX_BYTES, .begin = begin, .data = data, .end = end,
        .drop = drop, .arg = &t,
    };
    TRY(form_read_with(r, &f, &sink));
    struct site_photo_new in = { .item = form_str(&f, "edit", SITE_ID_MAX),
                                 .caption = form_opt(&f, "caption", SITE_CAPTION_MAX) };
    in.at.at = form_past(r, &f, "taken");
    read_point(&f, &in.at);
    if (!t.done && form_problem_of(&f, "photo").n == 0)
        form_problem(&f, "photo", str_from(tr(TR("Hãy chọn một tệp."))));
    if (form_ok(&f) != OK) {
        if (t.done)
            site_photo_forget(r->cx, t.in);
        return page(r, w, &f, 422);
    }
    const enum err e = site_photo_keep(r->cx, r->who, req_path(r, "code"), &in, t.in, &again);
    if (e == ERR_MEDIA_TYPE) {
        form_problem(&f, "photo", str_from(tr(TR("Tệp này không phải ảnh JPEG hoặc PNG. Hãy chọn "
                                                 "tệp khác."))));
        return page(r, w, &f, 422);
    }
    TRY(e);
    draft_sent(r, &f);
    return back(r, w);
}
