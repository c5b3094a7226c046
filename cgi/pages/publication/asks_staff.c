/* The unit's list of requests about its public pages, the log, and the answer. */
#include "base/lang.h"
#include "domain/publication/publication.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/publication/asks.h"
#include "pages/publication/head.h"
#include "tpl/ask_answer.h"
#include "tpl/asks.h"

static struct date day_of(opt_instant due)
{
    return due.has ? instant_date(due.v) : (struct date){ 0 };
}

static void open_lines(struct cx *cx, const struct public_asks_open_row *rows, size_t n,
                       struct ask_line *out, size_t *at)
{
    for (size_t i = 0; i < n; i++)
        out[(*at)++] = (struct ask_line){
            .id = rows[i].id, .ref = rows[i].ref, .page = rows[i].page, .sent = rows[i].sent,
            .kind = ask_kind_words(rows[i].kind), .due = day_of(rows[i].due),
            .state = due_state(cx, rows[i].due) };
}

enum err asks_get(struct req *r, struct resp *w)
{
    struct ask_lists l;
    size_t at = 0;
    TRY(ask_lists_load(r->cx, r->who, &l));
    struct ask_line *open = NEWS(r->cx->a, struct ask_line, l.n_open + l.n_open_all);
    struct ask_line *done = NEWS(r->cx->a, struct ask_line, l.n_done);
    struct ask_line *above = NEWS(r->cx->a, struct ask_line, l.n_above);
    open_lines(r->cx, l.open, l.n_open, open, &at);
    open_lines(r->cx, l.open_all, l.n_open_all, open, &at);
    for (size_t i = 0; i < l.n_done; i++)
        done[i] = (struct ask_line){
            .id = l.done[i].id, .ref = l.done[i].ref, .page = l.done[i].page,
            .sent = l.done[i].sent, .kind = ask_kind_words(l.done[i].kind),
            .outcome = ask_outcome_words(l.done[i].outcome.has ? l.done[i].outcome.v : S("")),
            .answered = l.done[i].answered };
    for (size_t i = 0; i < l.n_above; i++)
        above[i] = (struct ask_line){
            .id = l.above[i].id, .ref = l.above[i].ref, .page = l.above[i].page,
            .sent = l.above[i].sent, .kind = ask_kind_words(l.above[i].kind),
            .due = day_of(l.above[i].due), .state = due_state(r->cx, l.above[i].due),
            .owner = l.above[i].owner };
    const struct asks_view v = {
        .page = page_staff(r, str_from(tr(TR("Yêu cầu về nội dung công khai")))),
        .open = open, .n_open = at, .done = done, .n_done = l.n_done, .above = above,
        .n_above = l.n_above };
    tpl_asks(resp_html(w, 200), &v);
    return OK;
}

static enum err page(struct req *r, struct resp *w, struct form *f,
                     const struct looks *looks, int status)
{
    static const char *const codes[] = { "corrected", "removed", "kept", "unclear" };
    struct public_ask_get_row ask;
    struct choice *ways = NEWS(r->cx->a, struct choice, COUNT(codes));
    int64_t id;
    bool answers;
    TRY(req_id(r, "id", &id));
    TRY(ask_get(r->cx, r->who, id, &ask, &answers));
    for (size_t i = 0; i < COUNT(codes); i++)
        ways[i] = (struct choice){
            .value = str_from(codes[i]), .on = str_eq(form_raw(f, "way"), str_from(codes[i])),
            .label = str_from(tr(ask_outcome_words(str_from(codes[i])))) };
    struct page page = page_staff(r, str_from(tr(TR("Yêu cầu về nội dung công khai"))));
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, (case_id){ 0 }, S(""), f, &page, &draft));
    struct ask_answer_view v = {
        .page = page, .draft = draft, .id = id,
        .ask = &ask, .answers = answers, .kind = ask_kind_words(ask.kind), .due = day_of(ask.due),
        .state = due_state(r->cx, ask.due), .ways = ways, .n_ways = COUNT(codes),
        .outcome = ask.outcome.has ? ask_outcome_words(ask.outcome.v) : NULL, .looks = looks,
        .way = field_of(f, (struct field){ .name = "way", .label = TR("Kết quả"),
                                           .required = true }),
        .answer = field_of(f, (struct field){
            .name = "answer", .label = TR("Trả lời người yêu cầu"), .rows = 5, .required = true,
            .hint = TR("Ai có số yêu cầu đều đọc được: không nêu tên ai chưa bị công bố.") }) };
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_ask_answer(resp_html(w, status), &v);
    return OK;
}

enum err ask_answer_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return page(r, w, &f, &(struct looks){ 0 }, 200);
}

enum err ask_answer_post(struct req *r, struct resp *w)
{
    static const char *const codes[] = { "corrected", "removed", "kept", "unclear" };
    struct form f;
    struct looks looks = { 0 };
    int64_t id;
    TRY(req_id(r, "id", &id));
    TRY(form_read(r, &f));
    const str way = form_one_of(&f, "way", codes, COUNT(codes));
    const str answer = form_str(&f, "answer", ASK_ANSWER_MAX);
    if (publication_has_number(answer))
        form_problem(&f, "answer", str_from(publication_number_problem()));
    look_at(r, &f, "answer", answer, S(""), &looks);
    if (form_ok(&f) != OK)
        return page(r, w, &f, &looks, 422);
    TRY(ask_answer(r->cx, r->who, id, way, answer));
    draft_sent(r, &f);
    return resp_redirect(w, S("/staff/corrections"));
}
