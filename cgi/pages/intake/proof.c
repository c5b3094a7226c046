#include "pages/intake/proof.h"
#include "base/lang.h"
#include "domain/intake/proof.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "print/qr.h"
#include "tpl/proof.h"
#include "tpl/proof_check.h"

enum err track_proof_get(struct req *r, struct resp *w)
{
    struct proof_kept kept;
    struct proof_view v = { .page = page_public(r, TR("Phiếu ký số"), NULL) };
    if (!r->session)
        return resp_redirect(w, S("/track"));
    const enum err e = proof_read(r->cx, req_cookie(r, COOKIE_PUBLIC), &kept);
    if (e == ERR_LOGIN || e == ERR_NOT_FOUND)
        return resp_redirect(w, S("/track/status"));
    TRY(e);
    v.ref = kept.ref;
    v.line = kept.line;
    v.salt = kept.salt;
    v.key = proof_key_hex(r->cx);
    TRY(qr_make(r->cx->a, kept.line, &v.qr));
    v.page.script = "receipt";
    tpl_proof(resp_html(w, 200), &v);
    return OK;
}

static enum err check_page(struct req *r, struct resp *w, int status, const struct form *f,
                           const struct proof *proof)
{
    struct proof_check_view v = {
        .page = page_public(r, TR("Kiểm tra phiếu ký số"), status == 200 && !proof
                                ? "/receipt/verify" : NULL),
        .line = field_of(f, (struct field){
            .name = "line", .label = TR("Dòng chữ trên phiếu, bắt đầu bằng DDX1"), .rows = 4,
            .required = true, .max = PROOF_MAX,
            .hint = TR("Quét mã QR trên phiếu sẽ được dòng chữ này. Đừng nhập khóa riêng vào "
                       "đây.") }),
        .key = proof_key_hex(r->cx),
    };
    if (proof) {
        v.good = true;
        v.ref = proof->ref;
        v.time = proof->time;
        v.unit = proof->unit;
        v.digest = proof->digest;
    }
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_proof_check(resp_html(w, status), &v);
    return OK;
}

enum err proof_check_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return check_page(r, w, 200, &f, NULL);
}

enum err proof_check_post(struct req *r, struct resp *w)
{
    struct form f;
    struct proof proof;
    r->csrf_rule = CSRF_FREE; /* changes nothing */
    TRY(form_read(r, &f));
    const str line = form_str(&f, "line", PROOF_MAX);
    if (form_ok(&f) == OK && proof_verify(r->cx->a, proof_key(r->cx), line, &proof) != OK)
        form_problem(&f, "line", str_from(tr(TR(
            "Phiếu này không do hệ thống ký, hoặc đã bị sửa. Hãy quét lại mã QR hoặc chép lại "
            "nguyên dòng chữ."))));
    const bool good = form_ok(&f) == OK;
    return check_page(r, w, good ? 200 : 422, &f, good ? &proof : NULL);
}

enum err keys_get(struct req *r, struct resp *w)
{
    struct buf *b = resp_body(w, 200, "text/plain");
    buf_fmt(b, "receipt %.*s\nroot %.*s\n", STR_ARG(proof_key_hex(r->cx)),
            STR_ARG(proof_root_hex(r->cx)));
    resp_cache_public(w, 3600);
    return OK;
}
