#include "pages/violations/review.h"
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"

struct review_line review_of(struct cx *cx, const struct flow *flow,
                             const struct decision_reviews_row *row)
{
    return (struct review_line){
        .level = approval_level_name(cx, flow, row->level.v), .by = row->name.v,
        .comment = row->comment.v, .at = instant_vi(cx->a, row->at.v),
        .returned = str_eq(row->verdict.v, S("return")) };
}

const struct level_line *levels_of(struct cx *cx, const struct approval *ap)
{
    const struct approval_answer now = approval_state(ap);
    struct level_line *out = NEWS(cx->a, struct level_line, ap->n);
    bool passed = true;
    for (size_t i = 0; i < ap->n; i++) {
        const bool at = now.level == ap->levels[i];
        passed = passed && !at;
        out[i] = (struct level_line){
            .name = flow_words(cx->lang, ap->levels[i]->title), .passed = passed,
            .now = at && now.no == APPROVAL_WAITS };
    }
    return out;
}

struct field review_comment(const struct form *f)
{
    return field_of(f, (struct field){
        .name = "comment", .label = TR("Ý kiến"), .rows = 4,
        .hint = TR("Bắt buộc khi trả lại: cần sửa gì, theo điều nào.") });
}

struct approval_say review_read(struct form *f, str act)
{
    const bool back = str_eq(act, S("return"));
    const struct approval_say in = {
        .version = form_i64(f, "version", 1, INT64_MAX),
        .verdict = back ? APPROVAL_RETURN : APPROVAL_PASS,
        .comment = form_opt(f, "comment", APPROVAL_COMMENT_MAX),
    };
    if (back && str_empty(in.comment))
        form_problem(f, "comment", str_from(tr(TR("Hãy ghi cần sửa gì, để người soạn biết."))));
    return in;
}

enum err review_end(struct req *r, struct resp *w, struct form *f, enum err e, str why,
                    int *status)
{
    *status = 0;
    if (e == OK) {
        draft_here_done(r, S(""));
        return resp_redirect(w, r->path);
    }
    if (e == ERR_CONFLICT)
        why = str_from(tr(TR("Dự thảo vừa có bản mới, vừa được người khác cho ý kiến hoặc đã ký. "
                             "Hãy đọc lại bản dưới đây rồi cho ý kiến.")));
    if (e != ERR_CONFLICT && (e != ERR_FORBIDDEN || str_empty(why)))
        return e;
    form_problem(f, "", why);
    *status = e == ERR_CONFLICT ? 409 : 403;
    return OK;
}
