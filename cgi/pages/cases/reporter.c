#include "pages/cases/reporter.h"
#include "base/lang.h"
#include "domain/cases/reward.h"
#include "domain/intake/keyhelp.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "tpl/case_reporter.h"

static enum err page(struct req *r, struct resp *w, int status, struct form *f)
{
    struct arena *a = r->cx->a;
    struct reporters_of_case_row *rows;
    struct page page = page_staff(r, str_from(tr(TR("Người phản ánh"))));
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, (case_id){ 0 }, S(""), f, &page, &draft));
    struct reporter_view v = {
        .page = page, .draft = draft, .code = req_path(r, "code"),
        .done = str_eq(req_query(r, "done", 2), S("1")),
        .reason = field_of(f, (struct field){
            .name = "reason", .label = TR("Lý do"), .rows = 3, .required = true,
            .max = REWARD_REASON_MAX, .hint = TR("Ghi vào lịch sử vụ việc. Không ghi tên, số điện "
                                                 "thoại của ai.") }),
    };
    TRY(reporters_list(r->cx, r->who, v.code, &rows, &v.n_lines));
    struct reporter_line *lines = NEWS(a, struct reporter_line, v.n_lines);
    struct choice *reports = NEWS(a, struct choice, v.n_lines);
    for (size_t i = 0; i < v.n_lines; i++) {
        lines[i] = (struct reporter_line){
            .report = rows[i].report.v, .ref = rows[i].ref, .contact = rows[i].contact,
            .asked = rows[i].asked.has ? rows[i].asked.v : 0, .proposed = rows[i].proposed.has };
        if (rows[i].proposed.has)
            lines[i].reward = !rows[i].accepted.has
                ? TR("Đã đề nghị khen thưởng, chờ người phản ánh trả lời")
                : rows[i].accepted.v ? TR("Người phản ánh nhận khen thưởng; cấp tỉnh trao")
                                     : TR("Người phản ánh cảm ơn và không nhận");
        const str value = str_fmt(a, "%lld", (long long)rows[i].report.v);
        reports[i] = (struct choice){ .value = value, .label = rows[i].ref,
                                      .on = v.n_lines == 1
                                          || str_eq(form_raw(f, "report"), value) };
    }
    v.lines = lines;
    v.reports = reports;
    v.n_reports = v.n_lines;
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_case_reporter(resp_html(w, status), &v);
    return OK;
}

enum err reporter_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return page(r, w, 200, &f);
}

enum err reporter_post(struct req *r, struct resp *w)
{
    struct form f;
    TRY(form_read(r, &f));
    const str code = req_path(r, "code");
    const report_id report = { form_i64(&f, "report", 1, INT64_MAX) };
    const str reason = form_str(&f, "reason", REWARD_REASON_MAX);
    if (form_ok(&f) != OK)
        return page(r, w, 422, &f);
    const bool reward = str_eq(form_raw(&f, "do"), S("reward"));
    const enum err e = reward ? reward_propose(r->cx, r->who, code, report, reason)
                              : key_help_ask_for(r->cx, r->who, code, report, reason);
    if (e == ERR_DUPLICATE) {
        form_problem(&f, "report", str_from(tr(TR("Phản ánh này đã được đề nghị khen thưởng."))));
        return page(r, w, 409, &f);
    }
    if (reward && e == ERR_FORBIDDEN) {
        form_problem(&f, "", str_from(tr(TR("Chỉ thủ trưởng cơ quan đang giữ vụ việc đề nghị khen "
                                            "thưởng. Hãy trình thủ trưởng."))));
        return page(r, w, 403, &f);
    }
    TRY(e);
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/reporter?done=1",
                                    STR_ARG(code)));
}
