/* Registers as workbooks. */
#include "base/config.h"
#include "base/lang.h"
#include "domain/leader/ledger.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/leader/leader.h"
#include "pages/leader/plan_view.h"
#include "print/book.h"
#include "tpl/leader_ledger.h"

#define BOOK_BYTES ((size_t)40 << 20)

/* files: those that hold the register, where it is more than one. */
static enum err page(struct req *r, struct resp *w, int status, const struct form *f,
                     const struct ledger_link *files, size_t n_files)
{
    struct choice *all = NEWS(r->cx->a, struct choice, LEDGERS);
    struct ledger_view v = {
        .page = page_staff(r, str_from(tr(TR("Xuất sổ")))), .rows = LEDGER_ROWS, .files = files,
        .n_files = n_files,
        .which = field_of(f, (struct field){ .name = "register", .label = TR("Sổ"),
                                             .required = true }),
        .from = field_of(f, (struct field){ .name = "from", .label = TR("Từ ngày"),
                                            .required = true }),
        .to = field_of(f, (struct field){ .name = "to", .label = TR("Đến hết ngày"),
                                          .required = true }),
        .ledgers = all, .n_ledgers = LEDGERS };
    for (enum ledger l = LEDGER_REPORTS; l <= LEDGER_PUBLICATIONS; l++)
        all[l - 1] = (struct choice){ .value = ledger_word(l),
                                      .label = str_from(tr(ledger_label(l))),
                                      .on = str_eq(v.which.value, ledger_word(l)) };
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_leader_ledger(resp_html(w, status), &v);
    return OK;
}

enum err ledger_get(struct req *r, struct resp *w)
{
    struct form f;
    struct scope scope;
    struct date first = { r->cx->today.y, 1, 1 };
    TRY(scope_of(r->who, &scope));
    form_empty(r, &f);
    form_fill(&f, "register", ledger_word(LEDGER_REPORTS));
    form_fill(&f, "from", date_iso(r->cx->a, first));
    form_fill(&f, "to", date_iso(r->cx->a, r->cx->today));
    return page(r, w, 200, &f, NULL, 0);
}

static enum err row(struct cx *cx, const str *cells, size_t n, void *arg)
{
    (void)cx;
    book_cells(arg, BOOK_ROW, cells, n);
    return OK;
}

static enum err described(struct cx *cx, const struct ledger_asked *q, struct ledger_file file,
                          struct buf *b)
{
    size_t n;
    const struct ledger_column *c = ledger_columns(q->which, &n);
    struct book_column columns[LEDGER_COLUMNS_MAX];
    str heads[LEDGER_COLUMNS_MAX];
    for (size_t i = 0; i < n; i++) {
        columns[i] = (struct book_column){ c[i].type, c[i].width };
        heads[i] = str_from(tr(c[i].label));
    }
    const char *label = tr(ledger_label(q->which));
    const str title = str_fmt(cx->a, "%s. %.*s, %.*s - %.*s", label, STR_ARG(q->scope->name),
                              STR_ARG(date_vi(cx->a, q->first)),
                              STR_ARG(date_vi(cx->a, q->last)));
    book_begin(b, title, cx->today);
    book_sheet(b, str_from(label), columns, n);
    book_cells(b, BOOK_NOTE, &title, 1);
    book_cells(b, BOOK_HEAD, heads, n);
    TRY(ledger_each(cx, q, file, row, b));
    book_end(b);
    return b->full ? ERR_TOO_LARGE : OK;
}

static enum ledger picked(struct form *f)
{
    const str word = form_str(f, "register", 20);
    for (enum ledger l = LEDGER_REPORTS; l <= LEDGER_PUBLICATIONS; l++)
        if (str_eq(word, ledger_word(l)))
            return l;
    form_problem(f, "register", str_from(tr(TR("Chọn một sổ trong danh sách."))));
    return LEDGER_REPORTS;
}

static struct url file_url(struct cx *cx, const struct ledger_asked *q, size_t nth)
{
    return url_own(str_fmt(cx->a, "/staff/leader/registers.xlsx?register=%.*s&from=%.*s&to=%.*s"
                           "&file=%zu", STR_ARG(ledger_word(q->which)),
                           STR_ARG(date_iso(cx->a, q->first)), STR_ARG(date_iso(cx->a, q->last)),
                           nth));
}

static enum err file(struct req *r, struct resp *w, const struct ledger_asked *q,
                     struct ledger_file which, size_t nth)
{
    struct cx *cx = r->cx;
    struct buf b = { .a = cx->a, .max = BOOK_BYTES };
    str xlsx;
    TRY(described(cx, q, which, &b));
    TRY(book_make(cx->a, str_c(cx->a, cx->conf->sheet_program), buf_str(&b), &xlsx));
    resp_download(w, str_fmt(cx->a, "%.*s-%.*s%s.xlsx", STR_ARG(ledger_word(q->which)),
                             STR_ARG(date_iso(cx->a, q->last)),
                             nth ? str_fmt(cx->a, "-%zu", nth).p : ""));
    return resp_bytes(w, 200, BOOK_MEDIA_TYPE, xlsx);
}

enum err ledger_xlsx_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct form f;
    struct scope scope;
    struct ledger_file *files;
    size_t n;
    TRY(scope_of(r->who, &scope));
    form_query(r, &f);
    struct ledger_asked q = { .scope = &scope, .which = picked(&f) };
    q.first = form_day(&f, "from");
    q.last = form_day(&f, "to");
    if (form_ok(&f) != OK)
        return page(r, w, 422, &f, NULL, 0);
    const enum err e = ledger_files(cx, &q, &files, &n);
    if (e == ERR_INVALID)
        form_problem(&f, "to", str_from(tr(TR("Ngày kết thúc ở trước ngày bắt đầu."))));
    else if (e == ERR_TOO_MANY)
        form_problem(&f, "to", str_from(tr(TR("Có hơn 1.000.000 dòng trong khoảng này. Hãy chọn "
                                              "khoảng ngắn hơn."))));
    else if (e != OK)
        return e;
    if (e != OK)
        return page(r, w, 422, &f, NULL, 0);
    const int64_t nth = req_query_i64(r, "file", 1, (int64_t)n, 0);
    if (nth > 0 || n == 1)
        return file(r, w, &q, files[nth > 0 ? nth - 1 : 0], (size_t)nth);
    struct ledger_link *links = NEWS(cx->a, struct ledger_link, n);
    for (size_t i = 0; i < n; i++) {
        const str args[] = { str_fmt(cx->a, "%zu", i + 1), str_fmt(cx->a, "%zu", n) };
        links[i] = (struct ledger_link){ tr_args(cx->a, TR("Tệp {0} trong {1}"), args, 2),
                                         file_url(cx, &q, i + 1) };
    }
    return page(r, w, 200, &f, links, n);
}
