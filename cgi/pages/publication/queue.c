#include "base/lang.h"
#include "domain/publication/notes.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/frame.h"
#include "pages/publication/head.h"
#include "tpl/publications.h"

struct due_mark due_mark_of(const struct cx *cx, opt_instant due)
{
    return (struct due_mark){ .state = due_state(cx, due),
                              .day = due.has ? instant_date(due.v) : (struct date){ 0 } };
}

static enum err marks(struct cx *cx, struct publications_view *v)
{
    struct due_mark *notes = NEWS(cx->a, struct due_mark, v->q.n_notes);
    struct due_mark *recalled = NEWS(cx->a, struct due_mark, v->q.n_recalled);
    struct due_mark *due = NEWS(cx->a, struct due_mark, v->q.n_due);
    for (size_t i = 0; i < v->q.n_recalled; i++)
        recalled[i] = due_mark_of(cx, v->q.recalled[i].due);
    for (size_t i = 0; i < v->q.n_due; i++)
        due[i] = due_mark_of(cx, v->q.due[i].due);
    for (size_t i = 0; i < v->q.n_notes; i++) {
        opt_instant look = { 0 };
        if (str_eq(v->q.notes[i].kind, S("removal")))
            TRY(statement_look_due(cx, v->q.notes[i].made, &look));
        notes[i] = due_mark_of(cx, look);
    }
    v->recalled = recalled;
    v->due = due;
    v->notes = notes;
    return OK;
}

enum err publications_get(struct req *r, struct resp *w)
{
    const struct office *home = user_home(r->who);
    struct publications_view v = {
        .page = page_staff(r, str_from(tr(TR("Công bố quyết định xử phạt")))),
        .me = r->who->id.v, .unit = home->unit_name };
    TRY(publication_queue_load(r->cx, home->unit, &v.q));
    TRY(marks(r->cx, &v));
    tpl_publications(resp_html(w, 200), &v);
    return OK;
}
