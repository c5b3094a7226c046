#include "base/lang.h"
#include "domain/notices/notices.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/registers/registers.h"
#include "pages/registers/view.h"
#include "tpl/handover.h"
#include "tpl/handovers.h"

#define PAGE_ROWS 50

/* The first office from which the person oversees; the gate made sure that there is one. */
static const struct office *overseer(const struct user *who)
{
    for (size_t i = 0; i < who->n_offices; i++)
        if (who->offices[i].role & (ROLE_HEAD | ROLE_AUDITOR | ROLE_ADMIN))
            return &who->offices[i];
    return user_home(who);
}

static str number_of(struct cx *cx, handover_id id)
{
    return str_fmt(cx->a, "%lld", (long long)id.v);
}

enum err handovers_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct handovers_of_row *rows;
    size_t n;
    const struct office *o = overseer(r->who);
    TRY(handovers_list(cx, o, req_query_i64(r, "before", 1, INT64_MAX, INT64_MAX), &rows, &n));
    struct handovers_view v = { .page = page_staff(r, str_from(tr(TR("Bàn giao đơn vị")))),
                                .n = n > PAGE_ROWS ? PAGE_ROWS : n };
    struct handover_item *items = NEWS(cx->a, struct handover_item, v.n);
    for (size_t i = 0; i < v.n; i++) {
        const str number[] = { number_of(cx, rows[i].id) };
        items[i] = (struct handover_item){
            .href = url_path(cx->a, "/staff/handovers/%s", number, 1), .number = number[0],
            .giver = unit_body_words(cx->a, cx->lang, rows[i].level, rows[i].kind_vi,
                                     rows[i].name),
            .day = rows[i].day, .made = rows[i].made,
            .renamed = str_eq(rows[i].kind, S("rename")), .undone = rows[i].undone.has };
    }
    if (n > v.n)
        v.next = url_own(str_fmt(cx->a, "/staff/handovers?before=%lld",
                                 (long long)rows[v.n - 1].id.v));
    v.items = items;
    tpl_handovers(resp_html(w, 200), &v);
    return OK;
}

enum err handover_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct handover_view v = { .number = req_path(r, "number") };
    handover_id id;
    bool may;
    if (str_i64(v.number, &id.v) != OK || id.v <= 0)
        return ERR_NOT_FOUND;
    TRY(minutes_load(cx, id, req_query_i64(r, "unit", 0, INT64_MAX, 0),
                     req_query_i64(r, "after", 0, INT64_MAX, 0), &v.m));
    TRY(minutes_may_read(cx, r->who, &v.m, &may));
    if (!may)
        return ERR_NOT_FOUND;
    TRY(notices_set_handover_read(cx, r->who, id));
    if (v.m.more) {
        const struct handover_cases_row *last = &v.m.lines[v.m.n - 1].row;
        v.next = url_own(str_fmt(cx->a, "/staff/handovers/%lld?unit=%lld&after=%lld",
                                 (long long)id.v, (long long)last->to.v,
                                 (long long)last->cid.v));
    }
    const str number[] = { v.number };
    v.page = page_staff(r, tr_args(cx->a, TR("Biên bản bàn giao số {0}"), number, 1));
    tpl_handover(resp_html(w, 200), &v);
    return OK;
}
