/* Cases found while a caller speaks, and joining what was just registered to one of them. */
#include "base/lang.h"
#include "domain/desk/desk.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/desk/desk.h"
#include "pages/desk/view.h"
#include "pages/frame.h"
#include "tpl/desk_found.h"
#include "tpl/desk_joined.h"

#define QUERY_MAX 200

enum err desk_found(struct req *r, str query, str same, struct desk_found *out)
{
    struct desk_search_row *rows;
    TRY(desk_find(r->cx, user_home(r->who), query, &rows, &out->n));
    struct found_line *lines = NEWS(r->cx->a, struct found_line, out->n);
    for (size_t i = 0; i < out->n; i++)
        lines[i] = (struct found_line){
            .code = rows[i].code, .title = rows[i].title, .place = rows[i].place,
            .stage = stage_words(r->cx, rows[i].flow, rows[i].version, rows[i].stage),
            .unit = unit_body_words(r->cx->a, r->cx->lang, rows[i].level, rows[i].kind,
                                    rows[i].unit_name),
            .opened = rows[i].opened, .ended = rows[i].ended,
            .on = str_eq(same, rows[i].code) };
    out->lines = lines;
    out->asked = query.n > 0;
    return OK;
}

enum err desk_search_post(struct req *r, struct resp *w)
{
    struct form f;
    struct desk_found found = { 0 };
    TRY(form_read(r, &f));
    TRY(desk_found(r, form_opt(&f, "q", QUERY_MAX), form_raw(&f, "same"), &found));
    tpl_desk_found(resp_html(w, 200), &found);
    return OK;
}

enum err desk_join_post(struct req *r, struct resp *w)
{
    struct form f;
    struct join_fault fault = { 0 };
    struct desk_joined_view v = { .page = page_staff(r, str_from(tr(TR("Cùng một sự việc")))) };
    TRY(form_read(r, &f));
    v.ref = form_str(&f, "ref", 16);
    v.into = form_str(&f, "into", 16);
    if (form_ok(&f) != OK)
        return ERR_BAD_REQUEST;
    const enum err e = desk_join(r->cx, r->who, v.ref, v.into, &fault);
    if (e == ERR_NOT_FOUND)
        v.why = TR("Vụ việc của phản ánh này chưa có hoặc bạn không xem được. Hãy thử lại sau một "
                   "giây.");
    else if (e == ERR_FORBIDDEN)
        v.why = TR("Chỉ đơn vị đang giữ hai vụ việc mới ghép được. Hãy nhắn cho đơn vị đó.");
    else if (e == ERR_RECUSED || e == ERR_CONFLICT)
        v.why = fault.why ? fault.why : TR("Hai vụ việc này không ghép được.");
    else
        TRY(e);
    tpl_desk_joined(resp_html(w, v.why ? 409 : 200), &v);
    return OK;
}
