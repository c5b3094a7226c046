#include "base/lang.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/publication/head.h"
#include "tpl/publications.h"

enum err publications_get(struct req *r, struct resp *w)
{
    const struct office *home = user_home(r->who);
    struct publications_view v = {
        .page = page_staff(r, str_from(tr(TR("Công bố quyết định xử phạt")))),
        .me = r->who->id.v, .unit = home->unit_name };
    TRY(publication_queue_load(r->cx, home->unit, &v.q));
    tpl_publications(resp_html(w, 200), &v);
    return OK;
}
