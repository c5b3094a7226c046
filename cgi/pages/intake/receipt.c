#include "base/config.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/intake/report_more.h"
#include "pages/intake/view.h"
#include "print/qr.h"
#include "tpl/receipt.h"

#define GROUP 4

enum err receipt_page(struct req *r, struct resp *w, const struct receipt *receipt,
                      enum report_danger danger)
{
    struct arena *a = r->cx->a;
    const str url = r->cx->conf->public_site.url;
    const size_t n = receipt->key.n / GROUP;
    str *groups = NEWS(a, str, n);
    for (size_t i = 0; i < n; i++)
        groups[i] = str_sub(receipt->key, i * GROUP, (i + 1) * GROUP);
    struct receipt_view v = {
        .page = page_public(r, TR("Phiếu nhận"), NULL),
        .ref = receipt->ref, .unit = receipt->unit, .phone = receipt->phone,
        .key = receipt_key_words(a, receipt), .groups = groups, .n_groups = n,
        .address = str_fmt(a, "%.*s/track", STR_ARG(url)),
        .received = receipt->received, .due = receipt->due, .photos = receipt->photos,
        .avoided = receipt->avoided,
        .emergency = danger == DANGER_TOLD ? emergency_numbers(a) : NULL,
    };
    /* Behind '#', which a browser keeps to itself. */
    TRY(qr_make(a, str_fmt(a, "%.*s/track#%.*s", STR_ARG(url), STR_ARG(receipt->key)), &v.qr));
    if (url_tel(a, receipt->phone, &v.tel) != OK)
        v.tel = (struct url){ 0 };
    v.page.script = "receipt";
    tpl_receipt(resp_html(w, 200), &v);
    return OK;
}
