#include "base/lang.h"
#include "domain/cases/evidence.h"
#include "domain/cases/photo.h"
#include "pages/answer.h"
#include "pages/cases/evidence.h"
#include "pages/cases/evidence_view.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "tpl/photo_cover.h"

#define PLACES_TEXT_MAX 1000
#define PERCENT 100

static const char *const names[COVER_ROWS][4] = {
    { "x1", "y1", "w1", "h1" }, { "x2", "y2", "w2", "h2" }, { "x3", "y3", "w3", "h3" },
    { "x4", "y4", "w4", "h4" }, { "x5", "y5", "w5", "h5" }, { "x6", "y6", "w6", "h6" },
};

static enum err page(struct req *r, struct resp *w, int status, struct form *f,
                     file_id file)
{
    struct page page = page_staff(r, str_from(tr(TR("Che mặt người, biển số"))));
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, (case_id){ 0 }, S(""), f, &page, &draft));
    struct cover_view v = { .page = page, .draft = draft,
                            .code = req_path(r, "code"), .file = file.v,
                            .places = form_raw(f, "places") };
    str jpeg;
    TRY(photo_read(r->cx, r->who, v.code, file, &jpeg)); /* is it theirs, and can it be shown? */
    const enum err e = photo_public(r->cx, r->who, v.code, file, &jpeg);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    v.covered = e == OK;
    for (size_t i = 0; i < COVER_ROWS; i++)
        v.rows[i] = (struct cover_row){
            names[i][0], names[i][1], names[i][2], names[i][3],
            form_raw(f, names[i][0]), form_raw(f, names[i][1]), form_raw(f, names[i][2]),
            form_raw(f, names[i][3]) };
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    v.page.script = "cover";
    tpl_photo_cover(resp_html(w, status), &v);
    return OK;
}

enum err photo_cover_get(struct req *r, struct resp *w)
{
    struct form f;
    file_id file;
    form_empty(r, &f);
    TRY(req_id(r, "file", &file.v));
    return page(r, w, 200, &f, file);
}

static void wrong(struct form *f)
{
    form_problem(f, "x1", str_from(tr(TR("Mỗi chỗ cần đủ bốn số từ 0 đến 100 (phần trăm) và nằm "
                                         "trọn trong ảnh; tối đa 40 chỗ."))));
}

/* What the script drew. */
static size_t drawn(struct form *f, struct cover_place *out)
{
    str rest = form_opt(f, "places", PLACES_TEXT_MAX), one;
    size_t n = 0;
    if (str_empty(rest))
        return 0;
    while (str_next(&rest, ';', &one)) {
        int64_t v[4];
        str number;
        size_t k = 0;
        while (k < 4 && str_next(&one, ',', &number) && str_i64(number, &v[k]) == OK)
            k++;
        if (k < 4 || n == COVER_PLACES_MAX) {
            wrong(f);
            return 0;
        }
        out[n++] = (struct cover_place){ v[0], v[1], v[2], v[3] };
    }
    return n;
}

/* What was typed, in percent. */
static size_t typed(struct form *f, struct cover_place *out, size_t n)
{
    for (size_t i = 0; i < COVER_ROWS; i++) {
        opt_f64 v[4];
        int64_t m[4];
        size_t given = 0;
        for (size_t k = 0; k < 4; k++) {
            v[k] = form_f64(f, names[i][k], 0, PERCENT);
            m[k] = (int64_t)(v[k].v * 10);
            given += v[k].has;
        }
        if (given == 0)
            continue;
        if (given < 4 || n == COVER_PLACES_MAX) {
            wrong(f);
            return 0;
        }
        out[n++] = (struct cover_place){ m[0], m[1], m[2], m[3] };
    }
    return n;
}

enum err photo_cover_post(struct req *r, struct resp *w)
{
    struct cover_place places[COVER_PLACES_MAX];
    struct form f;
    file_id file;
    TRY(req_id(r, "file", &file.v));
    TRY(form_read(r, &f));
    const size_t n = typed(&f, places, drawn(&f, places));
    if (n == 0 && !form_flag(&f, "none"))
        form_problem(&f, "x1", str_from(tr(TR(
            "Chưa có chỗ nào được che. Nếu đã xem kỹ và ảnh không có mặt người, biển số, hãy đánh "
            "dấu ô “không có gì phải che”."))));
    if (form_ok(&f) != OK)
        return page(r, w, 422, &f, file);
    const enum err e = photo_cover(r->cx, r->who, req_path(r, "code"), file, places, n);
    if (e == ERR_INVALID) {
        wrong(&f);
        return page(r, w, 422, &f, file);
    }
    TRY(e);
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/files",
                                    STR_ARG(req_path(r, "code"))));
}
