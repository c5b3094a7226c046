/* A report as files: a workbook whose figures lead to their rows, and a paper. */
#include "base/config.h"
#include "base/lang.h"
#include "base/words_vi.h"
#include "pages/frame.h"
#include "pages/leader/asked.h"
#include "pages/leader/leader.h"
#include "print/book.h"
#include "print/doc.h"
#include "print/pdf.h"

#define BOOK_BYTES ((size_t)4 << 20)
#define ADDRESS_WIDTH 60

static str number(struct cx *cx, int64_t n)
{
    return str_fmt(cx->a, "%lld", (long long)n);
}

static str address(struct cx *cx, struct url u)
{
    return str_fmt(cx->a, "%.*s%.*s", STR_ARG(cx->conf->staff_site.url), STR_ARG(u.checked));
}

static void figures_sheet(struct cx *cx, struct buf *b, const struct asked_report *q)
{
    static const struct book_column columns[] = { { 't', 60 }, { 'n', 12 }, { 'n', 20 },
                                                  { 'u', ADDRESS_WIDTH } };
    const str head[] = { str_from(tr(TR("Chỉ tiêu"))), str_from(tr(TR("Số lượng"))),
                         str_from(tr(TR("Số tiền (đồng)"))),
                         str_from(tr(TR("Danh sách"))) };
    const str title = str_fmt(cx->a, "%.*s. %.*s", STR_ARG(q->scope.name),
                              STR_ARG(report_title(cx->a, &q->period)));
    book_sheet(b, str_from(tr(TR("Số liệu"))), columns, COUNT(columns));
    book_cells(b, BOOK_NOTE, &title, 1);
    book_cells(b, BOOK_HEAD, head, COUNT(head));
    for (size_t i = 0; i < q->report.n; i++) {
        const struct report_figure *f = &q->report.figures[i];
        const str section[] = { f->head, S(""), S(""), S("") };
        const str cells[] = {
            f->below ? str_fmt(cx->a, "   %.*s", STR_ARG(f->label)) : f->label,
            f->unknown ? str_from(tr(TR("chưa theo dõi riêng"))) : number(cx, f->n),
            f->money ? number(cx, f->amount) : S(""),
            f->unknown || !f->n ? S("")
                : address(cx, figure_url(cx, &q->period, f->what, f->part, (unit_id){ 0 })) };
        if (f->head.p)
            book_cells(b, BOOK_SUM, section, COUNT(section));
        book_cells(b, BOOK_ROW, cells, COUNT(cells));
    }
}

static void units_sheet(struct cx *cx, struct buf *b, const struct asked_report *q)
{
    static const struct book_column columns[] = { { 't', 50 }, { 'n', 12 }, { 'n', 12 },
        { 'n', 12 }, { 'n', 12 }, { 'n', 12 }, { 'n', 12 }, { 'n', 20 } };
    const str head[] = { str_from(tr(TR("Đơn vị"))), str_from(tr(TR("Tiếp nhận"))),
        str_from(tr(TR("Xác minh"))), str_from(tr(TR("Trả lời"))), str_from(tr(TR("Quá hạn"))),
        str_from(tr(TR("Quyết định xử phạt"))), str_from(tr(TR("Công bố"))),
        str_from(tr(TR("Tiền phạt (đồng)"))) };
    book_sheet(b, str_from(tr(TR("Theo đơn vị"))), columns, COUNT(columns));
    book_cells(b, BOOK_HEAD, head, COUNT(head));
    for (size_t i = 0; i < q->report.n_units; i++) {
        const struct report_unit *u = &q->report.units[i];
        const str cells[] = { u->name, number(cx, u->n[0]), number(cx, u->n[1]),
                              number(cx, u->n[2]), number(cx, u->n[3]), number(cx, u->n[4]),
                              number(cx, u->n[5]), number(cx, u->fined) };
        book_cells(b, BOOK_ROW, cells, COUNT(cells));
    }
}

static str file_name(struct cx *cx, const struct report_period *p, const char *type)
{
    return str_fmt(cx->a, "%.*s-%d-%d.%s", STR_ARG(report_word(p->kind)), p->year, p->part, type);
}

enum err leader_report_xlsx_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct asked_report q;
    struct buf b = { .a = cx->a, .max = BOOK_BYTES };
    str xlsx;
    TRY(report_asked(r, &q));
    if (q.wrong)
        return ERR_NOT_FOUND;
    book_begin(&b, report_title(cx->a, &q.period), cx->today);
    figures_sheet(cx, &b, &q);
    units_sheet(cx, &b, &q);
    book_end(&b);
    TRY(b.full ? ERR_TOO_LARGE : OK);
    TRY(book_make(cx->a, str_c(cx->a, cx->conf->sheet_program), buf_str(&b), &xlsx));
    resp_download(w, file_name(cx, &q.period, "xlsx"));
    return resp_bytes(w, 200, BOOK_MEDIA_TYPE, xlsx);
}

/* What a description would read as a sign of its own stands as text. */
static void said(struct buf *b, str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\\')
            buf_byte(b, '\\');
        buf_byte(b, s.p[i] == '\n' || s.p[i] == '\t' ? ' ' : s.p[i]);
    }
}

static void line(struct buf *b, const char *tag, str a, str two, str three)
{
    buf_fmt(b, "%s ", tag);
    said(b, a);
    buf_byte(b, '\t');
    said(b, two);
    buf_byte(b, '\t');
    said(b, three);
    buf_byte(b, '\n');
}

static void paper_head(struct cx *cx, struct buf *b, const struct asked_report *q)
{
    buf_add(b, S(DOC_MAGIC "\ntitle "));
    said(b, report_title(cx->a, &q->period));
    buf_fmt(b, "\ndate %04d-%02d-%02d\nhead \\b", cx->today.y, cx->today.m, cx->today.d);
    said(b, upper_vi(cx->a, q->scope.name));
    buf_add(b, S("\\r\\n---\\nSố: ......\t\\bCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\r\\n"
                 "\\bĐộc lập - Tự do - Hạnh phúc\\r\\n---\\n\\i"));
    said(b, day_words_vi(cx->a, cx->today));
    buf_add(b, S("\\r\ngap 12\nc \\b"));
    said(b, upper_vi(cx->a, report_title(cx->a, &q->period)));
    buf_add(b, S("\\r\ngap 8\n"));
}

/* A paper is Vietnamese, whatever the reader reads. */
static str paper(struct cx *cx, const struct asked_report *q)
{
    struct buf b = { .a = cx->a, .max = DOC_MAX_BYTES };
    paper_head(cx, &b, q);
    buf_add(&b, S("table 60 15 25\n"));
    line(&b, "th", S("Chỉ tiêu"), S("Số lượng"), S("Số tiền (đồng)"));
    for (size_t i = 0; i < q->report.n; i++) {
        const struct report_figure *f = &q->report.figures[i];
        if (f->head.p)
            line(&b, "th", f->head, S(""), S(""));
        line(&b, "tr", f->below ? str_fmt(cx->a, "- %.*s", STR_ARG(f->label)) : f->label,
             f->unknown ? S("chưa theo dõi riêng") : money_words(cx->a, f->n),
             f->money ? money_words(cx->a, f->amount) : S(""));
    }
    buf_add(&b, S("end\ngap 12\np Khó khăn, kiến nghị:\nfill 4\ngap 12\n"
                  "sign Nơi nhận:\\n- Như trên;\\n- Lưu: VT.\t\\bTHỦ TRƯỞNG CƠ QUAN\\r\\n\\n\\n\\n"
                  "\nZ\n"));
    return b.full ? (str){ 0 } : buf_str(&b);
}

enum err leader_report_pdf_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct asked_report q;
    const enum lang reader = cx->lang;
    str pdf;
    lang_set(LANG_VI);
    cx->lang = LANG_VI;
    const enum err e = report_asked(r, &q);
    const str described = e == OK && !q.wrong ? paper(cx, &q) : (str){ 0 };
    cx->lang = reader;
    lang_set(reader);
    TRY(e);
    if (q.wrong)
        return ERR_NOT_FOUND;
    if (!described.p)
        return ERR_TOO_LARGE;
    TRY(pdf_make(cx->a, str_c(cx->a, cx->conf->print_program), str_c(cx->a, cx->conf->print_fonts),
                 described, &pdf));
    resp_download(w, file_name(cx, &q.period, "pdf"));
    return resp_bytes(w, 200, "application/pdf", pdf);
}
