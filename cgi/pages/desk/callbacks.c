/* Sampled call-backs after the end of a case. */
#include "base/lang.h"
#include "domain/desk/callback.h"
#include "pages/answer.h"
#include "pages/desk/desk.h"
#include "pages/desk/view.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/frame.h"
#include "tpl/desk_callbacks.h"

#define WORDS_MAX 1000

static enum err list_page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct call_backs_row *rows;
    struct page_drafts drafts;
    struct callbacks_view v = {
        .page = page_staff(r, str_from(tr(TR("Gọi lại sau khi kết thúc")))) };
    TRY(page_drafts_open(r, (case_id){ 0 }, S(""), f, &v.page, &drafts));
    TRY(callbacks_load(r->cx, user_home(r->who), &rows, &v.n_lines));
    struct callback_line *out = NEWS(r->cx->a, struct callback_line, v.n_lines);
    for (size_t i = 0; i < v.n_lines; i++) {
        out[i] = (struct callback_line){
            .report = rows[i].report.v, .ref = rows[i].ref, .code = rows[i].code,
            .title = rows[i].title, .ended = rows[i].ended,
            .unit = unit_body_words(r->cx->a, r->cx->lang, rows[i].level, rows[i].kind,
                                    rows[i].unit_name) };
        out[i].words = form_raw(page_draft_line(&drafts, "report", rows[i].report.v,
                                                &out[i].draft), "words");
    }
    v.lines = out;
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_desk_callbacks(resp_html(w, status), &v);
    return OK;
}

enum err callbacks_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return list_page(r, w, &f, 200);
}

enum err callbacks_post(struct req *r, struct resp *w)
{
    static const char *const results[] = { "fixed", "not", "silent" };
    struct form f;
    TRY(form_read(r, &f));
    const int64_t report = form_i64(&f, "report", 1, INT64_MAX);
    const str result = form_one_of(&f, "result", results, COUNT(results));
    const str words = form_opt(&f, "words", WORDS_MAX);
    if (str_eq(result, S("not")) && str_empty(words))
        form_problem(&f, "", str_from(tr(TR("Chưa khắc phục: hãy ghi người gọi kể còn ô nhiễm thế "
                                            "nào."))));
    if (form_ok(&f) != OK)
        return list_page(r, w, &f, 422);
    const enum call_result what = str_eq(result, S("not")) ? CALL_NOT
                                : str_eq(result, S("fixed")) ? CALL_FIXED : CALL_SILENT;
    TRY(callback_record(r->cx, r->who, (report_id){ report }, what, words));
    draft_sent(r, &f);
    return resp_redirect(w, S("/staff/desk/callbacks"));
}
