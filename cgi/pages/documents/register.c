#include "base/lang.h"
#include "domain/documents/gather.h"
#include "pages/answer.h"
#include "pages/documents/papers.h"
#include "pages/documents/view.h"
#include "pages/frame.h"
#include "tpl/register.h"

static enum err page(struct req *r, struct resp *w, int status, const struct form *f)
{
    struct register_view v = {
        .page = page_staff(r, str_from(tr(TR("Sổ theo dõi")))),
        .unit = user_home(r->who)->unit_name,
        .from = field_of(f, (struct field){
            .name = "from", .label = TR("Từ ngày"), .required = true }),
        .to = field_of(f, (struct field){
            .name = "to", .label = TR("Đến hết ngày"), .required = true }) };
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_register(resp_html(w, status), &v);
    return OK;
}

enum err register_get(struct req *r, struct resp *w)
{
    struct form f;
    struct date first = r->cx->today;
    first.d = 1;
    form_empty(r, &f);
    form_fill(&f, "from", date_iso(r->cx->a, first));
    form_fill(&f, "to", date_iso(r->cx->a, r->cx->today));
    return page(r, w, 200, &f);
}

enum err register_pdf_get(struct req *r, struct resp *w)
{
    struct form f;
    struct paper p;
    form_query(r, &f);
    const struct date from = form_day(&f, "from"), to = form_day(&f, "to");
    if (form_ok(&f) != OK)
        return page(r, w, 422, &f);
    const enum err e = paper_of_register(r->cx, user_home(r->who), from, to, &p);
    if (e == ERR_INVALID)
        form_problem(&f, "to", str_from(tr(TR("Ngày kết thúc ở trước ngày bắt đầu."))));
    else if (e == ERR_TOO_MANY)
        form_problem(&f, "to", str_from(tr(TR("Có hơn 2.000 vụ việc trong khoảng này. Hãy chọn "
                                              "khoảng ngắn hơn."))));
    else if (e != OK)
        return e;
    if (form_ok(&f) != OK)
        return page(r, w, 422, &f);
    return paper_send(r, w, &p, date_iso(r->cx->a, to));
}
