#include "pages/law/due.h"
#include "base/lang.h"
#include "law/law.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/law/due_view.h"
#include "tpl/law_due.h"

/* A day alone begins at 00:00, as on the command line. */
static struct moment from_typed(struct form *f)
{
    if (str_empty(form_raw(f, "from_time")))
        return (struct moment){ .day = form_day(f, "from") };
    return form_moment(f, "from");
}

/* Nothing of law_due's errors is a fault of the service: each is said in words. */
static void answer(struct cx *cx, struct form *f, struct law_due_view *v)
{
    struct law_due d;
    const str code = form_str(f, "term", 80);
    const struct moment from = from_typed(f);
    if (!str_empty(code) && !law_term_known(cx->law, code))
        form_problem(f, "term", str_from(tr(TR("Không có thời hạn này trong bảng pháp luật."))));
    if (form_ok(f) != OK)
        return;
    const enum err e = law_due(cx->a, cx->law, code, from, &d);
    v->answered = true;
    if (e == OK)
        v->answer = due_answer(cx, &d);
    else
        due_refusal(cx, code, from.day, e, v);
}

enum err law_due_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct form f;
    struct law_due_view v = { .page = page_staff(r, str_from(tr(TR("Tính thời hạn")))) };
    form_query(r, &f);
    if (!str_empty(form_raw(&f, "term")) || !str_empty(form_raw(&f, "from")))
        answer(cx, &f, &v);
    else
        form_fill(&f, "from", date_iso(cx->a, cx->today));
    due_fields(cx, &f, &v);
    v.problems = form_problems(&f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_law_due(resp_html(w, v.n_problems ? 422 : 200), &v);
    return OK;
}
