/* Answers of the checklist and notes as they come from a telephone. */
#include "base/lang.h"
#include "pages/onsite/json.h"
#include "pages/onsite/onsite.h"

#define NOTE_MAX 7800 /* bytes: SITE_BODY_MAX less the words before one that is set aside */

static enum err conflict(struct resp *w, const struct site_newest_row *other)
{
    struct buf *b = onsite_json(w, 409);
    buf_add(b, S("{\"conflict\":{"));
    json_version(b, other->version, other->name, other->at,
                 onsite_entry_texts(w->req->cx->a, other->answer, other->body));
    buf_add(b, S("}}"));
    return OK;
}

/* The one that was given up for another's stays as a note beside. */
static void set_aside(struct form *f, struct site_entry_new *in)
{
    const str args[] = { in->item, in->answer, in->body };
    in->body = in->kind == SITE_ANSWER
        ? tr_args(f->a, TR("Bản không chọn của câu {0}: {1}. {2}"), args, COUNT(args))
        : tr_args(f->a, TR("Bản không chọn của một ghi chú: {0}"), &in->body, 1);
    in->kind = SITE_NOTE;
    in->item = in->edit;
    in->base = 0;
    in->answer = S("");
}

static enum err keep(struct req *r, struct resp *w, struct form *f, struct site_entry_new *in)
{
    struct site_kept kept;
    const str code = form_str(f, "case", 16);
    if (form_ok(f) != OK)
        return onsite_problems(w, f);
    if (form_flag(f, "aside"))
        set_aside(f, in);
    const enum err e = site_entry_keep(r->cx, r->who, code, in, &kept);
    if (e == ERR_CONFLICT && kept.version)
        return conflict(w, &kept.other);
    if (e != OK)
        return onsite_error(w, e);
    return onsite_kept(w, kept.version);
}

static struct site_entry_new entry(struct req *r, struct form *f, enum site_kind kind, size_t max)
{
    (void)onsite_id(f);
    return (struct site_entry_new){
        .kind = kind, .item = form_str(f, "item", SITE_ID_MAX), .edit = form_raw(f, "id"),
        .base = form_i64(f, "base", 0, INT32_MAX), .answer = S(""),
        .body = form_opt(f, "body", max), .at = onsite_at(r, f),
    };
}

enum err onsite_answer_post(struct req *r, struct resp *w)
{
    static const char *const answers[] = { "yes", "no", "na" };
    struct form f;
    TRY(form_read(r, &f));
    struct site_entry_new in = entry(r, &f, SITE_ANSWER, 4000);
    if (str_empty(form_raw(&f, "answer")))
        form_problem(&f, "answer", str_from(tr(TR("Hãy chọn có, không hoặc không áp dụng."))));
    in.answer = form_one_of(&f, "answer", answers, COUNT(answers));
    return keep(r, w, &f, &in);
}

enum err onsite_note_post(struct req *r, struct resp *w)
{
    struct form f;
    TRY(form_read(r, &f));
    struct site_entry_new in = entry(r, &f, SITE_NOTE, NOTE_MAX);
    if (str_empty(in.body))
        form_problem(&f, "body", str_from(tr(TR("Ghi chú đã gửi không xóa được. Nếu ghi nhầm, hãy "
                                                "ghi rõ là ghi nhầm."))));
    return keep(r, w, &f, &in);
}
