/* Answers of the checklist as they come from a telephone. */
#include "base/lang.h"
#include "pages/onsite/json.h"
#include "pages/onsite/onsite.h"

static enum err conflict(struct resp *w, const struct site_newest_row *other)
{
    struct buf *b = onsite_json(w, 409);
    buf_add(b, S("{\"conflict\":{"));
    json_version(b, other->version, other->name, other->at,
                 onsite_answer_texts(w->req->cx->a, other->answer, other->body));
    buf_add(b, S("}}"));
    return OK;
}

enum err onsite_answer_keep(struct req *r, str code, const struct onsite_answer *a,
                            struct site_kept *kept)
{
    struct site_entry_new in = { .kind = SITE_ANSWER, .item = a->item, .edit = a->edit,
                                 .base = a->base, .answer = a->answer, .body = a->body,
                                 .at = a->at };
    if (a->aside) {
        const str args[] = { a->item, a->answer, a->body };
        in.body = tr_args(r->cx->a, TR("Bản không chọn của câu {0}: {1}. {2}"), args, COUNT(args));
        in.kind = SITE_NOTE;
        in.item = a->edit;
        in.base = 0;
        in.answer = S("");
    }
    return site_entry_keep(r->cx, r->who, code, &in, kept);
}

enum err onsite_answer_post(struct req *r, struct resp *w)
{
    static const char *const answers[] = { "yes", "no", "na" };
    struct form f;
    struct site_kept kept;
    TRY(form_read(r, &f));
    (void)onsite_id(&f);
    struct onsite_answer in = {
        .item = form_str(&f, "item", SITE_ID_MAX), .edit = form_raw(&f, "id"),
        .base = form_i64(&f, "base", 0, INT32_MAX), .body = form_opt(&f, "body", 4000),
        .at = onsite_at(r, &f), .aside = form_flag(&f, "aside"),
    };
    const str code = form_str(&f, "case", 16);
    if (str_empty(form_raw(&f, "answer")))
        form_problem(&f, "answer", str_from(tr(TR("Hãy chọn có, không hoặc không áp dụng."))));
    in.answer = form_one_of(&f, "answer", answers, COUNT(answers));
    if (form_ok(&f) != OK)
        return onsite_problems(w, &f);
    const enum err e = onsite_answer_keep(r, code, &in, &kept);
    if (e == ERR_CONFLICT && kept.version)
        return conflict(w, &kept.other);
    if (e != OK)
        return onsite_error(w, e);
    struct buf *b = onsite_json(w, 200);
    buf_byte(b, '{');
    json_number(b, "version", kept.version);
    buf_byte(b, '}');
    return OK;
}
