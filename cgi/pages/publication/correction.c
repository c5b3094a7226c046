#include "base/lang.h"
#include "domain/publication/notes.h"
#include "pages/answer.h"
#include "pages/cases/preview.h"
#include "pages/cases/refused.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/privacy/look.h"
#include "pages/publication/head.h"
#include "tpl/publication.h"

/* What the step does, by what it needs. */
enum kind { WRITE = 1, RELEASE, TAKE_DOWN };

static enum kind kind_of(const struct flow_step *s)
{
    return s->n_needs == 0 ? RELEASE : publication_takes_down(s) ? TAKE_DOWN : WRITE;
}

static struct field area(const struct form *f, const char *name, const char *label, bool required)
{
    return field_of(f, (struct field){ .name = name, .label = label, .rows = 4,
                                       .required = required });
}

static void fields(const struct form *f, enum kind kind, bool person, struct publication_view *v)
{
    if (kind == TAKE_DOWN) {
        v->words = area(f, "words", TR("Lý do gỡ"), true);
        v->words.hint = TR("Tên biến mất khỏi danh sách ngay; địa chỉ trang cũ báo là đã gỡ.");
        return;
    }
    v->corrects = true;
    v->words = area(f, "words", TR("Nội dung đính chính"), true);
    v->words.hint = TR("Nói rõ sửa gì; hiện cạnh nội dung đã sửa trong 30 ngày.");
    v->name = field_of(f, (struct field){ .name = "name", .label = TR("Tên"), .required = true });
    if (!person)
        v->address = field_of(f, (struct field){ .name = "address", .label = TR("Địa chỉ") });
    v->act = area(f, "act", TR("Hành vi vi phạm"), true);
    v->sanction = area(f, "sanction", TR("Hình thức xử phạt"), true);
    v->remedy = area(f, "remedy", TR("Biện pháp khắc phục và thời hạn"), false);
}

/* The text as it will be read: as it was typed, or as it waits for release. */
static enum err shown_of(struct req *r, const struct form *f, enum kind kind,
                         const struct publication_of_case_row *p, struct publication_view *v)
{
    struct violator shown = publication_shown(p);
    if (kind == WRITE) {
        shown.name = form_raw(f, "name");
        shown.address = form_raw(f, "address");
        shown.act = form_raw(f, "act");
        shown.sanction = form_raw(f, "sanction");
        shown.remedy = form_raw(f, "remedy");
        shown.correction = form_raw(f, "words");
    } else if (kind == RELEASE) {
        struct publication_note_waiting_row n;
        TRY(publication_note(r->cx, p->id, "correction", &n));
        shown.name = n.name;
        shown.address = n.address;
        shown.act = n.act;
        shown.sanction = n.sanction;
        shown.remedy = n.remedy;
        shown.correction = n.words;
        v->seen = str_fmt(r->cx->a, "%lld", (long long)n.made);
        v->note = tr_args(r->cx->a, TR("Soạn: {0}, {1}. Người duyệt chịu trách nhiệm rằng nội dung "
                                       "đúng với quyết định."),
                          (const str[]){ n.maker_name, instant_vi(r->cx->a, n.made) }, 2);
    }
    return publication_preview(r->cx, &shown, v);
}

static enum err page(struct req *r, struct resp *w, const struct write_case *c,
                     struct form *f, const struct looks *looks, int status)
{
    struct publication_of_case_row p;
    struct publication_view v = publication_head(r, c);
    const enum kind kind = kind_of(c->step);
    const enum err e = publication_load(r->cx, c->show.c.id, &p);
    if (kind != RELEASE)
        TRY(draft_here(r, c->show.held.id, S(""), f, &v.page, &v.draft));
    if (e != OK && (e != ERR_NOT_FOUND || kind != TAKE_DOWN))
        return e;
    if (e == OK)
        TRY(shown_of(r, f, kind, &p, &v));
    if (kind != RELEASE)
        fields(f, kind, e == OK && violator_person(p.subject), &v);
    v.looks = looks;
    v.button = kind == RELEASE ? TR("Công bố đính chính") : kind == WRITE
        ? TR("Gửi người thứ hai duyệt") : TR("Gỡ khỏi danh sách");
    TRY(clock_preview_of(r, f, &c->show, c->step, &v.clocks));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_publication(resp_html(w, status), &v);
    return OK;
}

enum err correction_get(struct req *r, struct resp *w, const struct write_case *c)
{
    struct form f;
    struct publication_of_case_row p;
    form_empty(r, &f);
    if (kind_of(c->step) == WRITE) {
        TRY(publication_load(r->cx, c->show.c.id, &p));
        form_fill(&f, "name", p.name);
        form_fill(&f, "address", p.address);
        form_fill(&f, "act", p.act);
        form_fill(&f, "sanction", p.sanction);
        form_fill(&f, "remedy", p.remedy);
    }
    return page(r, w, c, &f, &(struct looks){ 0 }, 200);
}

/* Looked at twice only where it is new; what is not in the form stays as it is. */
static str part(struct req *r, struct form *f, const char *name, size_t max, str was, bool needed,
                struct looks *looks)
{
    if (form_count(f, name) == 0) {
        form_fill(f, name, was);
        return was;
    }
    const str text = needed ? form_str(f, name, max) : form_opt(f, name, max);
    if (publication_has_number(text))
        form_problem(f, name, str_from(publication_number_problem()));
    if (looks && !str_eq(text, was))
        look_at(r, f, name, text, S(""), looks);
    return text;
}

static enum err write_post(struct req *r, struct resp *w, const struct write_case *c,
                           struct form *f)
{
    struct step_fault fault = { 0 };
    struct looks looks = { 0 };
    struct publication_of_case_row p;
    TRY(publication_load(r->cx, c->show.c.id, &p));
    const struct publication_correction in = {
        .words = form_str(f, "words", PUBLICATION_REASON_MAX),
        .name = part(r, f, "name", NOTE_NAME_MAX, p.name, true, NULL),
        .address = violator_person(p.subject) /* the law's list has none of a person */
            ? p.address : part(r, f, "address", NOTE_ADDRESS_MAX, p.address, false, NULL),
        .act = part(r, f, "act", PUBLICATION_ACT_MAX, p.act, true, &looks),
        .sanction = part(r, f, "sanction", PUBLICATION_SANCTION_MAX, p.sanction, true, NULL),
        .remedy = part(r, f, "remedy", PUBLICATION_REMEDY_MAX, p.remedy, false, &looks) };
    if (publication_has_number(in.words))
        form_problem(f, "words", str_from(publication_number_problem()));
    look_at(r, f, "words", in.words, S(""), &looks);
    const bool wrong = form_ok(f) != OK;
    if (wrong || str_eq(form_raw(f, "do"), S("preview")))
        return page(r, w, c, f, &looks, wrong ? 422 : 200);
    TRY(publication_correct(r->cx, r->who, c->show.held.code, c->step->name, &in, &fault));
    draft_here_done(r, S(""));
    return resp_redirect(w, S("/staff/publications"));
}

enum err correction_post(struct req *r, struct resp *w, const struct write_case *c)
{
    struct step_fault fault = { 0 };
    struct looks looks = { 0 };
    struct form f;
    const str code = c->show.held.code, step = c->step->name;
    TRY(form_read(r, &f));
    if (kind_of(c->step) == WRITE)
        return write_post(r, w, c, &f);
    if (kind_of(c->step) == RELEASE) {
        const instant made = form_i64(&f, "seen", 1, INT64_MAX);
        TRY(form_ok(&f));
        TRY(publication_correct_release(r->cx, r->who, code, step, made, &fault));
    } else {
        const str words = form_str(&f, "words", PUBLICATION_REASON_MAX);
        if (form_ok(&f) != OK)
            return page(r, w, c, &f, &looks, 422);
        const enum err e = publication_withdraw(r->cx, r->who, code, step, words, &fault);
        const str refused = step_refused_words(r->cx, &fault);
        if (e == ERR_CONFLICT && !str_empty(refused)) {
            form_problem(&f, "", refused);
            return page(r, w, c, &f, &looks, 409);
        }
        TRY(e);
    }
    draft_here_done(r, S(""));
    return resp_redirect(w, S("/staff/publications"));
}
