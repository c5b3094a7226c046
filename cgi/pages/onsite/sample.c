/* Samples and their hand-overs as they come from a telephone. */
#include "base/lang.h"
#include "pages/inspection/samples.h"
#include "pages/onsite/json.h"
#include "pages/onsite/onsite.h"

static enum err kept(struct resp *w, enum err e)
{
    return e == OK ? resp_bytes(w, 200, "application/json", S("{}")) : onsite_error(w, e);
}

enum err onsite_sample_post(struct req *r, struct resp *w)
{
    struct form f;
    sample_id id;
    TRY(form_read(r, &f));
    (void)onsite_id(&f);
    struct sample_new in = sample_read(&f);
    in.item = form_raw(&f, "id");
    in.at = onsite_at(r, &f);
    const str code = form_str(&f, "case", 16);
    if (form_ok(&f) != OK)
        return onsite_problems(w, &f);
    const enum err e = sample_keep(r->cx, r->who, code, &in, &id);
    if (e == ERR_DUPLICATE)
        return onsite_refuse(w, 409, TR("Vụ việc đã có mẫu mang ký hiệu này. Hãy ghi ký hiệu "
                                        "khác."));
    return kept(w, e);
}

enum err onsite_hand_post(struct req *r, struct resp *w)
{
    struct form f;
    struct case_by_code_row c;
    struct sample_once_row sample;
    enum hand_fault fault = HAND_FINE;
    TRY(form_read(r, &f));
    (void)onsite_id(&f);
    struct hand_new in = hand_read(&f);
    in.edit = form_raw(&f, "id");
    in.at = onsite_at(r, &f).at;
    const str code = form_str(&f, "case", 16), item = form_str(&f, "sample", SITE_ID_MAX);
    if (form_ok(&f) != OK)
        return onsite_problems(w, &f);
    enum err e = onsite_see(r->cx, r->who, code, &c);
    if (e == OK) {
        e = sample_once(r->cx, (struct sample_once_in){ .cid = c.id, .item = item }, &sample);
        if (e == ERR_NOT_FOUND && onsite_may(r->who, &c))
            return onsite_refuse(w, 409, TR("Mẫu này chưa được nhận. Hãy sửa mẫu rồi gửi lại."));
    }
    if (e == OK)
        e = sample_hand_over(r->cx, r->who, code, sample.id, &in, &fault);
    if (e != ERR_INVALID || fault == HAND_FINE)
        return kept(w, e);
    hand_say(&f, fault);
    return onsite_problems(w, &f);
}
