#include "domain/cases/photo.h"
#include "base/config.h"
#include "crypto/filebox.h"
#include "domain/cases/step.h"
#include "sql/cases.h"

#define CLEAN_MAX ((size_t)8 * 1024 * 1024)

enum err photo_read(struct cx *cx, const struct user *who, str code, file_id file, str *jpeg)
{
    struct case_by_code_row c;
    struct case_photo_row p;
    TRY(case_by_code(cx, (struct case_by_code_in){ .code = code, .today = cx->today }, &c));
    if (!case_visible(who, c.unit, c.parent_code.has ? c.parent_code.v : S(""), c.to_unit))
        return ERR_NOT_FOUND;
    TRY(case_photo(cx, (struct case_photo_in){ .cid = c.id, .file = file }, &p));
    return filebox_get(cx->a, cx->keys, cx->conf->blobs.dir, p.blob, CLEAN_MAX, jpeg);
}
