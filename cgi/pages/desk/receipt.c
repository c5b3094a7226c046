#include "base/lang.h"
#include "pages/answer.h"
#include "pages/desk/desk.h"
#include "pages/desk/view.h"
#include "pages/frame.h"
#include "pages/intake/report_more.h"
#include "tpl/desk_receipt.h"

#define GROUP 4

/* As it is said: "thứ Hai, ngày 7 tháng 12 năm 2026". */
static str day_words(struct arena *a, struct date d)
{
    static const char *const days[] = {
        TR("Chủ nhật"), TR("thứ Hai"), TR("thứ Ba"), TR("thứ Tư"), TR("thứ Năm"), TR("thứ Sáu"),
        TR("thứ Bảy"),
    };
    const str args[] = { str_from(tr(days[date_weekday(d)])), str_fmt(a, "%d", d.d),
                         str_fmt(a, "%d", d.m), str_fmt(a, "%d", d.y) };
    return tr_args(a, TR("{0}, ngày {1} tháng {2} năm {3}"), args, COUNT(args));
}

enum err desk_receipt_page(struct req *r, struct resp *w, const struct receipt *receipt,
                           struct form *f)
{
    struct arena *a = r->cx->a;
    const size_t n = receipt->key.n / GROUP;
    str *groups = NEWS(a, str, n);
    struct buf key = { .a = a, .max = 64 };
    for (size_t i = 0; i < n; i++) {
        groups[i] = str_sub(receipt->key, i * GROUP, (i + 1) * GROUP);
        buf_fmt(&key, "%s%.*s", i ? "-" : "", STR_ARG(groups[i]));
    }
    struct desk_receipt_view v = {
        .page = page_staff(r, str_from(tr(TR("Đã ghi nhận, đọc cho người gọi")))),
        .ref = receipt->ref, .unit = receipt->unit, .phone = receipt->phone,
        .key = buf_str(&key), .groups = groups, .n_groups = n,
        .due = receipt->due.has ? day_words(a, receipt->due.v) : S(""),
        .received = receipt->received, .avoided = receipt->avoided, .same = form_opt(f, "same", 16),
        .emergency = form_flag(f, "urgent") ? emergency_numbers(a) : NULL,
    };
    v.page.script = "desk";
    tpl_desk_receipt(resp_html(w, 200), &v);
    return OK;
}
