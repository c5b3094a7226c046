#include "base/lang.h"
#include "pages/answer.h"
#include "pages/cases/preview.h"
#include "pages/frame.h"
#include "pages/privacy/look.h"
#include "pages/publication/head.h"
#include "tpl/publication.h"

/* What the step does, by what it needs and where it leads. */
enum kind { WRITE = 1, RELEASE, TAKE_DOWN };

static enum kind kind_of(const struct flow_step *s)
{
    return s->n_needs == 0 ? RELEASE : s->to && s->to->end ? TAKE_DOWN : WRITE;
}

static enum err page(struct req *r, struct resp *w, const struct write_case *c,
                     const struct form *f, const struct looks *looks, int status)
{
    struct publication_of_case_row p;
    struct violator shown;
    struct publication_view v = publication_head(r, c);
    const enum kind kind = kind_of(c->step);
    const enum err e = publication_load(r->cx, c->show.c.id, &p);
    if (e != OK && (e != ERR_NOT_FOUND || kind != TAKE_DOWN))
        return e;
    if (e == OK) {
        shown = publication_shown(&p);
        if (kind == RELEASE)
            shown.correction = case_show_value(&c->show, S("correction"));
        v.shown = publication_preview(r->cx->a, &shown);
    }
    if (kind == WRITE)
        v.words = field_of(f, (struct field){
            .name = "words", .label = TR("Nội dung đính chính"), .rows = 5, .required = true,
            .hint = TR("Hiện cạnh nội dung đã công bố; nội dung cũ không bị sửa.") });
    else if (kind == TAKE_DOWN)
        v.words = field_of(f, (struct field){
            .name = "words", .label = TR("Lý do gỡ"), .rows = 4, .required = true,
            .hint = TR("Tên biến mất khỏi danh sách ngay; địa chỉ trang cũ báo là đã gỡ.") });
    v.looks = looks;
    v.seen = kind == RELEASE ? shown.correction : S("");
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
    form_empty(r, &f);
    return page(r, w, c, &f, &(struct looks){ 0 }, 200);
}

enum err correction_post(struct req *r, struct resp *w, const struct write_case *c)
{
    struct step_fault fault = { 0 };
    struct looks looks = { 0 };
    struct form f;
    const enum kind kind = kind_of(c->step);
    const str code = c->show.held.code, step = c->step->name;
    TRY(form_read(r, &f));
    const str words = form_str(&f, kind == RELEASE ? "seen" : "words", PUBLICATION_REASON_MAX);
    if (kind == WRITE && publication_has_number(words))
        form_problem(&f, "words", str_from(publication_number_problem()));
    if (kind == WRITE)
        look_at(r, &f, "words", words, S(""), &looks);
    if (form_ok(&f) != OK)
        return page(r, w, c, &f, &looks, 422);
    TRY(kind == WRITE     ? publication_correct(r->cx, r->who, code, step, words, &fault)
        : kind == RELEASE ? publication_correct_release(r->cx, r->who, code, step, words, &fault)
                          : publication_withdraw(r->cx, r->who, code, step, words, &fault));
    return resp_redirect(w, S("/staff/publications"));
}
