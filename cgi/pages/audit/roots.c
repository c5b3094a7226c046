#include "pages/audit/roots.h"
#include "base/lang.h"
#include "domain/audit/root.h"
#include "domain/intake/proof.h"
#include "pages/answer.h"
#include "pages/audit/view.h"
#include "pages/frame.h"
#include "tpl/roots.h"

#define CACHE_S 300
#define PIECE_MAX ((size_t)1024 * 1024)

enum err roots_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct audit_root *roots;
    size_t n;
    TRY(audit_public_newest(cx, &roots, &n));
    struct root_line *rows = NEWS(cx->a, struct root_line, n);
    for (size_t i = 0; i < n; i++) {
        const struct audit_root *of = &roots[i];
        rows[i] = (struct root_line){ of->n, of->day, of->at, audit_hex(cx->a, of->root),
                                      audit_hex(cx->a, of->signature) };
    }
    const struct roots_view v = {
        .page = page_public(r, TR("Chứng minh lịch sử không bị sửa"), "/roots"),
        .key = proof_root_hex(cx), .rows = rows, .n_rows = n };
    tpl_roots(resp_html(w, 200), &v);
    resp_cache_public(w, CACHE_S);
    return OK;
}

enum err roots_file_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct audit_root *roots;
    int64_t at = 0;
    size_t n;
    TRY(audit_public_after(cx, at, &roots, &n));
    resp_cache_public(w, CACHE_S);
    TRY(resp_stream(w, 200, "application/x-ndjson"));
    while (n > 0) {
        struct buf lines = { .a = cx->a, .max = PIECE_MAX };
        for (size_t i = 0; i < n; i++)
            audit_root_line(&lines, &roots[i]);
        TRY(resp_put(w, buf_str(&lines)));
        at = roots[n - 1].n;
        TRY(audit_public_after(cx, at, &roots, &n));
    }
    return OK;
}
