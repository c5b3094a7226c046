#include "pages/verify/verify.h"
#include "base/lang.h"
#include "domain/documents/digest.h"
#include "domain/documents/issue.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/verify/view.h"
#include "tpl/verify.h"

#define FILE_MAX_BYTES (20 * MiB)

/* A file that is hashed as it comes, and kept nowhere. */
struct hashing {
    struct req *r;
    struct digest *now;
    str sum;
};

static enum err begin(void *arg, const struct upload *u)
{
    struct hashing *h = arg;
    (void)u;
    h->now = digest_new(h->r->cx);
    return OK;
}

static enum err data(void *arg, const struct upload *u, str piece)
{
    (void)u;
    digest_add(((struct hashing *)arg)->now, piece);
    return OK;
}

static enum err end(void *arg, const struct upload *u)
{
    struct hashing *h = arg;
    if (u->bytes > 0)
        h->sum = digest_hex(h->r->cx, h->now);
    return OK;
}

static void drop(void *arg, const struct upload *u)
{
    (void)arg, (void)u;
}

static enum err page(struct req *r, struct resp *w, int status, const struct form *f,
                     struct verify_view *v)
{
    v->page = page_public(r, TR("Kiểm tra văn bản đã ký"), NULL);
    v->code = field_of(f, (struct field){
        .name = "code", .label = TR("Mã kiểm tra in trên văn bản"), .required = true,
        .hint = TR("16 chữ và số, cạnh mã QR.") });
    v->sum = field_of(f, (struct field){
        .name = "sum", .label = TR("Hoặc dán mã SHA-256 của tệp"), .quiet = true });
    v->file = field_of(f, (struct field){
        .name = "file", .label = TR("Tệp PDF hoặc bản quét đã ký"), .quiet = true,
        .accept = ".pdf,.jpg,.jpeg,.png",
        .hint = TR("Tối đa 20 MB. Tệp chỉ được so sánh, không được lưu lại.") });
    v->problems = form_problems(f, &v->n_problems);
    v->page.has_problems = v->n_problems > 0;
    tpl_verify(resp_html(w, status), v);
    return OK;
}

enum err verify_form_get(struct req *r, struct resp *w)
{
    struct form f;
    struct verify_view v = { .match = VERIFY_NOT_ASKED };
    const str code = req_query(r, "code", 40);
    form_query(r, &f);
    if (str_empty(code))
        return page(r, w, 200, &f, &v);
    return resp_redirect(w, url_path(r->cx->a, "/verify/%s", &code, 1).checked);
}

/* *known: a document has the token. The same page for a token that none has. */
static enum err find(struct req *r, struct paper_public *p, struct verify_view *v)
{
    v->token = req_path(r, "token");
    v->asked = true;
    v->action = url_path(r->cx->a, "/verify/%s", &v->token, 1);
    const enum err e = paper_find(r->cx, v->token, p);
    if (e == ERR_NOT_FOUND)
        return OK;
    TRY(e);
    v->known = true;
    v->number = p->number;
    v->unit = p->unit_name;
    v->signed_on = p->signed_on;
    return OK;
}

enum err verify_get(struct req *r, struct resp *w)
{
    struct form f;
    struct paper_public p;
    struct verify_view v = { .match = VERIFY_NOT_ASKED };
    form_empty(r, &f);
    TRY(find(r, &p, &v));
    return page(r, w, v.known ? 200 : 404, &f, &v);
}

enum err verify_post(struct req *r, struct resp *w)
{
    struct form f;
    struct paper_public p;
    struct verify_view v = { .match = VERIFY_NOT_ASKED };
    struct hashing h = { .r = r, .sum = S("") };
    const struct upload_sink sink = {
        .max_files = 1, .max_file_bytes = FILE_MAX_BYTES, .max_total_bytes = FILE_MAX_BYTES,
        .begin = begin, .data = data, .end = end, .drop = drop, .arg = &h };
    r->csrf_rule = CSRF_FREE; /* changes nothing */
    TRY(form_read_with(r, &f, &sink));
    TRY(find(r, &p, &v));
    v.digest = str_empty(h.sum) ? form_opt(&f, "sum", 64) : h.sum;
    if (v.known && str_empty(v.digest) && form_ok(&f) == OK)
        form_problem(&f, "file", str_from(tr(TR("Chọn tệp PDF đã ký hoặc dán mã SHA-256."))));
    if (v.known && form_ok(&f) == OK)
        v.match = digest_is(r->cx, p.sha256, v.digest) ? VERIFY_SAME : VERIFY_OTHER;
    return page(r, w, !v.known ? 404 : form_ok(&f) == OK ? 200 : 422, &f, &v);
}
