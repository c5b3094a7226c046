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

/* The one that was given up for another's stays as a note beside. */
static void set_aside(struct form *f, struct site_entry_new *in)
{
    const str args[] = { in->item, in->answer, in->body };
    in->body = tr_args(f->a, TR("Bản không chọn của câu {0}: {1}. {2}"), args, COUNT(args));
    in->kind = SITE_NOTE;
    in->item = in->edit;
    in->base = 0;
    in->answer = S("");
}

enum err onsite_answer_post(struct req *r, struct resp *w)
{
    static const char *const answers[] = { "yes", "no", "na" };
    struct form f;
    struct site_kept kept;
    TRY(form_read(r, &f));
    (void)onsite_id(&f);
    struct site_entry_new in = {
        .kind = SITE_ANSWER, .item = form_str(&f, "item", SITE_ID_MAX),
        .edit = form_raw(&f, "id"), .base = form_i64(&f, "base", 0, INT32_MAX),
        .body = form_opt(&f, "body", 4000), .at = onsite_at(r, &f),
    };
    const str code = form_str(&f, "case", 16);
    if (str_empty(form_raw(&f, "answer")))
        form_problem(&f, "answer", str_from(tr(TR("Hãy chọn có, không hoặc không áp dụng."))));
    in.answer = form_one_of(&f, "answer", answers, COUNT(answers));
    if (form_ok(&f) != OK)
        return onsite_problems(w, &f);
    if (form_flag(&f, "aside"))
        set_aside(&f, &in);
    const enum err e = site_entry_keep(r->cx, r->who, code, &in, &kept);
    if (e == ERR_CONFLICT && kept.version)
        return conflict(w, &kept.other);
    if (e != OK)
        return onsite_error(w, e);
    return onsite_kept(w, kept.version);
}
