/* GET, POST /staff/cases/{code}/publication/statement: what the violator says, beside the text. */
#include "base/lang.h"
#include "domain/cases/show.h"
#include "domain/publication/notes.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/frame.h"
#include "pages/privacy/look.h"
#include "pages/publication/head.h"
#include "tpl/publication_statement.h"

static enum err waiting(struct cx *cx, publication_id id, const char *kind,
                        struct publication_note_waiting_row *out, bool *there)
{
    const enum err e = publication_note(cx, id, kind, out);
    *there = e == OK;
    return e == ERR_NOT_FOUND ? OK : e;
}

static enum err page(struct req *r, struct resp *w, struct form *f,
                     const struct looks *looks, int status)
{
    struct case_show s;
    struct publication_of_case_row p;
    struct publication_note_waiting_row n, gone;
    struct page_drafts drafts;
    bool waits, removed;
    TRY(case_show_head(r->cx, r->who, req_path(r, "code"), &s));
    TRY(publication_load(r->cx, s.held.id, &p));
    TRY(waiting(r->cx, p.id, "statement", &n, &waits));
    TRY(waiting(r->cx, p.id, "removal", &gone, &removed));
    struct publication_statement_view v = {
        .page = page_staff(r, str_from(tr(TR("Ý kiến của người bị xử phạt")))),
        .code = s.held.code, .title = s.c.title,
        .live = str_eq(p.state, S("released")),
        .may = publication_works(r->who, s.held.unit)
            && s.held.standing.conflict == CONFLICT_NONE,
        .now = p.statement.has ? p.statement.v : S(""), .looks = looks,
        .waits = waits ? &n : NULL, .mine = waits && n.maker.v == r->who->id.v,
        .removed = removed ? &gone : NULL,
        .removed_mine = removed && gone.maker.v == r->who->id.v,
        .may_return = str_eq(p.state, S("released")) && !p.statement.has };
    TRY(page_drafts_open(r, s.held.id, S(""), f, &v.page, &drafts));
    v.why = field_of(page_draft(&drafts, "look", &v.look_draft), (struct field){
        .name = "why", .label = TR("Lý do của bạn"), .rows = 2, .required = true });
    v.reason = field_of(page_draft(&drafts, "end", &v.end_draft), (struct field){
        .name = "reason", .label = TR("Lý do bỏ ý kiến"), .rows = 2, .required = true });
    v.words = field_of(page_draft(&drafts, "", &v.draft), (struct field){
        .name = "words", .label = TR("Ý kiến, đúng như người bị xử phạt viết"), .rows = 6,
        .required = true, .hint = TR("Không nêu tên người khác, số định danh, số điện thoại.") });
    if (v.removed) {
        opt_instant due;
        TRY(statement_look_due(r->cx, gone.made, &due));
        v.look_due = due_mark_of(r->cx, due);
    }
    if (v.waits)
        v.seen = str_fmt(r->cx->a, "%lld", (long long)n.made);
    if (v.removed)
        v.removed_seen = str_fmt(r->cx->a, "%lld", (long long)gone.made);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_publication_statement(resp_html(w, status), &v);
    return OK;
}

enum err statement_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return page(r, w, &f, &(struct looks){ 0 }, 200);
}

enum err statement_post(struct req *r, struct resp *w)
{
    static const char *const acts[] = { "write", "show", "end", "agree", "return" };
    struct form f;
    struct looks looks = { 0 };
    const str code = req_path(r, "code");
    TRY(form_read(r, &f));
    const str act = form_one_of(&f, "do", acts, COUNT(acts));
    if (str_eq(act, S("show"))) {
        const instant made = form_i64(&f, "seen", 1, INT64_MAX);
        TRY(form_ok(&f));
        TRY(statement_release(r->cx, r->who, code, made));
    } else if (str_eq(act, S("end"))) {
        const str reason = form_str(&f, "reason", PUBLICATION_REASON_MAX);
        if (form_ok(&f) != OK)
            return page(r, w, &f, &looks, 422);
        TRY(statement_end(r->cx, r->who, code, reason));
    } else if (str_eq(act, S("agree")) || str_eq(act, S("return"))) {
        const instant made = form_i64(&f, "seen", 1, INT64_MAX);
        const str why = form_str(&f, "why", PUBLICATION_REASON_MAX);
        if (form_ok(&f) != OK)
            return page(r, w, &f, &looks, 422);
        TRY(statement_end_seen(r->cx, r->who, code, made, str_eq(act, S("agree"))
                               ? REMOVAL_AGREED : REMOVAL_UNDONE, why));
    } else {
        const str words = form_str(&f, "words", STATEMENT_MAX);
        if (publication_has_number(words))
            form_problem(&f, "words", str_from(publication_number_problem()));
        look_at(r, &f, "words", words, S(""), &looks);
        if (form_ok(&f) != OK)
            return page(r, w, &f, &looks, 422);
        TRY(statement_write(r->cx, r->who, code, words));
    }
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/publication/statement",
                                    STR_ARG(code)));
}
