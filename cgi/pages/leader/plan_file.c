/* The year's plan as a workbook: tasks, commitments, and targets with what was reached. */
#include "base/config.h"
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/leader/asked.h"
#include "pages/leader/plan.h"
#include "pages/leader/plan_line.h"
#include "print/book.h"

#define BOOK_BYTES ((size_t)4 << 20)

static const struct {
    const char *label;
    char type;
    int width;
} parts[] = {
    { TR("Nội dung"), 't', 50 }, { TR("Loại"), 't', 12 }, { TR("Kế hoạch (số, ngày)"), 't', 34 },
    { TR("Cơ quan chủ trì"), 't', 28 }, { TR("Cơ quan phối hợp"), 't', 28 },
    { TR("Sản phẩm"), 't', 24 }, { TR("Hạn hoàn thành"), 'd', 14 }, { TR("Tình trạng"), 't', 16 },
    { TR("Quá hạn"), 't', 10 }, { TR("Ghi chú"), 't', 30 }, { TR("Số liệu đo chỉ tiêu"), 't', 24 },
    { TR("Phải đạt"), 't', 12 }, { TR("Mức chỉ tiêu"), 'n', 12 }, { TR("Đã có"), 'n', 12 },
    { TR("So với chỉ tiêu"), 't', 14 },
};

static str number(struct cx *cx, bool known, int64_t n)
{
    return known ? str_fmt(cx->a, "%lld", (long long)n) : S("");
}

static str words(const char *label)
{
    return label && *label ? str_from(tr(label)) : S("");
}

static void line(struct cx *cx, struct buf *b, const struct task_line *t)
{
    const bool target = !str_empty(t->what);
    const str cells[COUNT(parts)] = {
        t->title, words(t->kind), t->basis, t->lead, t->others, t->product,
        date_iso(cx->a, t->due), words(t->state), t->late ? words(TR("Quá hạn")) : S(""), t->note,
        t->what, target ? words(t->reach) : S(""), number(cx, target, t->goal),
        number(cx, target && t->reached >= 0, t->reached),
        !target || t->reached < 0 ? S("") : words(t->kept ? TR("đạt") : TR("chưa đạt")) };
    book_cells(b, BOOK_ROW, cells, COUNT(cells));
}

enum err tasks_xlsx_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    const int64_t year = plan_year_of(r);
    struct scope scope;
    struct task_list all;
    struct buf b = { .a = cx->a, .max = BOOK_BYTES };
    struct book_column columns[COUNT(parts)];
    str heads[COUNT(parts)], xlsx;
    TRY(scope_of(r->who, &scope));
    TRY(tasks_year(cx, &scope, year, &all));
    for (size_t i = 0; i < COUNT(parts); i++) {
        columns[i] = (struct book_column){ parts[i].type, parts[i].width };
        heads[i] = str_from(tr(parts[i].label));
    }
    const str args[] = { str_fmt(cx->a, "%lld", (long long)year) };
    const str title = str_fmt(cx->a, "%.*s. %.*s",
                              STR_ARG(tr_args(cx->a, TR("Kế hoạch năm {0}"), args, 1)),
                              STR_ARG(scope.name));
    book_begin(&b, title, cx->today);
    book_sheet(&b, str_from(tr(TR("Kế hoạch"))), columns, COUNT(columns));
    book_cells(&b, BOOK_NOTE, &title, 1);
    book_cells(&b, BOOK_HEAD, heads, COUNT(heads));
    for (size_t i = 0; i < all.n; i++) {
        const struct task_line t = task_line_of(cx, &all.rows[i], all.reached[i]);
        line(cx, &b, &t);
    }
    book_end(&b);
    TRY(b.full ? ERR_TOO_LARGE : OK);
    TRY(book_make(cx->a, str_c(cx->a, cx->conf->sheet_program), buf_str(&b), &xlsx));
    resp_download(w, str_fmt(cx->a, "ke-hoach-%lld.xlsx", (long long)year));
    return resp_bytes(w, 200, BOOK_MEDIA_TYPE, xlsx);
}
