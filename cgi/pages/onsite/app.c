#include "base/lang.h"
#include "domain/onsite/groups.h"
#include "pages/answer.h"
#include "pages/onsite/onsite.h"
#include "pages/onsite/view.h"
#include "pages/frame.h"
#include "pages/inspection/sample_words.h"
#include "tpl/onsite.h"

enum err onsite_app_get(struct req *r, struct resp *w)
{
    /* The telephone keeps this page: no name, no token of a form is in it. */
    r->who = NULL;
    r->csrf = S("");
    struct onsite_view v = {
        .page = page_staff(r, str_from(tr(TR("Đi kiểm tra")))),
        .groups = onsite_groups, .n_groups = n_onsite_groups,
    };
    v.media = medium_choices(r->cx, S(""), &v.n_media);
    tpl_onsite(resp_html(w, 200), &v);
    return OK;
}
