/* hotline-sheet: one described workbook in, one XLSX out; see usage. */
#include "base/file.h"
#include "base/lockdown.h"
#include "base/text.h"
#include "print/book.h"
#include "print/book_helper/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

static const char usage[] =
    "usage: hotline-sheet < description > file.xlsx\n"
    "\n"
    "Makes a workbook described line by line as in cgi/print/book.h. No cell is a formula; the\n"
    "same description gives the same bytes. Shuts itself in before it reads.\n"
    "\n"
    "Exit: 0 done, 2 wrong call, 4 too large, 5 not such a description, 6 no memory, or\n"
    "input or output failed.\n";

#define ARENA_BYTES ((size_t)1200 << 20)
#define LINE_BYTES ((size_t)400 << 20)
#define CELL_LETTERS 32767 /* of the format */
#define NUMBER_DIGITS 15   /* that a spreadsheet keeps */
#define ADDRESS_BYTES 2000

struct looks {
    lxw_format *text, *number, *day, *address;
};

struct writer {
    struct arena *a;
    struct arena *line; /* until the next one: the library copies what it keeps */
    struct book_reader in;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    struct looks plain, strong;
    lxw_format *head;
    lxw_row_t row;
    size_t addresses;
    bool scrolled; /* a row stands below the headings */
};

static struct looks looks_of(lxw_workbook *book, bool strong)
{
    struct looks l = { workbook_add_format(book), workbook_add_format(book),
                       workbook_add_format(book), workbook_add_format(book) };
    lxw_format *const all[] = { l.text, l.number, l.day, l.address };
    for (size_t i = 0; i < COUNT(all); i++) {
        format_set_align(all[i], LXW_ALIGN_VERTICAL_TOP);
        if (strong) {
            format_set_bold(all[i]);
            format_set_top(all[i], LXW_BORDER_THIN);
        }
    }
    format_set_text_wrap(l.text);
    format_set_num_format(l.number, "#,##0.######");
    format_set_num_format(l.day, "dd/mm/yyyy");
    format_set_font_color(l.address, 0x0000EE);
    format_set_underline(l.address, LXW_UNDERLINE_SINGLE);
    return l;
}

/* Digits that are kept exactly; leading noughts ("0123") are a text's. */
static bool number_ok(str s, double *out)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++)
        digits += s.p[i] >= '0' && s.p[i] <= '9';
    const size_t first = s.n && s.p[0] == '-';
    const bool padded = s.n > first + 1 && s.p[first] == '0' && s.p[first + 1] != '.';
    return digits <= NUMBER_DIGITS && !padded && str_f64(s, out) == OK;
}

/* Cut to what a cell may hold; text_cut counts bytes, a letter has four at most. */
static const char *cell_text(struct writer *w, str s)
{
    if (s.n > CELL_LETTERS && text_points(s) > CELL_LETTERS) {
        size_t n = 0, letters = 0;
        while (n < s.n && (((unsigned char)s.p[n] & 0xc0) == 0x80 || ++letters <= CELL_LETTERS))
            n++;
        s = str_sub(s, 0, n);
    }
    return str_c(w->line, text_clean(w->line, s));
}

static bool address_ok(struct writer *w, str s)
{
    return s.n <= ADDRESS_BYTES && (str_starts(s, S("https://")) || str_starts(s, S("http://")))
        && w->addresses < BOOK_ADDRESSES_MAX;
}

static lxw_error one_cell(struct writer *w, lxw_col_t at, str s, const struct looks *look)
{
    double n;
    struct date d;
    const char type = w->in.columns[at].type;
    if (str_empty(s))
        return worksheet_write_blank(w->sheet, w->row, at, look->text);
    if (type == 'n' && number_ok(s, &n))
        return worksheet_write_number(w->sheet, w->row, at, n, look->number);
    if (type == 'd' && date_parse(s, &d) == OK) {
        lxw_datetime day = { .year = d.y, .month = d.m, .day = d.d };
        return worksheet_write_datetime(w->sheet, w->row, at, &day, look->day);
    }
    if (type == 'u' && address_ok(w, s)) {
        w->addresses++;
        return worksheet_write_url(w->sheet, w->row, at, str_c(w->line, s), look->address);
    }
    return worksheet_write_string(w->sheet, w->row, at, cell_text(w, s), look->text);
}

static lxw_error row(struct writer *w, const struct book_line *l)
{
    lxw_error e = LXW_NO_ERROR;
    for (size_t i = 0; i < l->n && e == LXW_NO_ERROR; i++) {
        const str s = book_plain(w->line, l->cells[i]);
        if (l->tag == BOOK_HEAD)
            e = worksheet_write_string(w->sheet, w->row, (lxw_col_t)i, cell_text(w, s), w->head);
        else
            e = one_cell(w, (lxw_col_t)i, s, l->tag == BOOK_SUM ? &w->strong : &w->plain);
    }
    w->row++;
    if (l->tag == BOOK_HEAD && !w->scrolled) {
        worksheet_freeze_panes(w->sheet, w->row, 0);
        worksheet_repeat_rows(w->sheet, w->row - 1, w->row - 1);
    }
    w->scrolled = w->scrolled || l->tag != BOOK_HEAD;
    return e;
}

/* Over the empty cells beside it; merged ones would not grow with what they hold. */
static lxw_error note(struct writer *w, const struct book_line *l)
{
    return worksheet_write_string(w->sheet, w->row++, 0,
                                  cell_text(w, book_plain(w->line, l->cells[0])), NULL);
}

static lxw_error sheet(struct writer *w, str name)
{
    w->sheet = workbook_add_worksheet(w->book, str_c(w->a, name));
    w->row = 0;
    w->addresses = 0;
    w->scrolled = false;
    if (!w->sheet)
        return LXW_ERROR_SHEETNAME_ALREADY_USED;
    worksheet_set_landscape(w->sheet);
    worksheet_set_paper(w->sheet, 9); /* A4 */
    worksheet_fit_to_pages(w->sheet, 1, 0);
    return LXW_NO_ERROR;
}

static lxw_error columns(struct writer *w)
{
    lxw_error e = LXW_NO_ERROR;
    for (size_t i = 0; i < w->in.n_columns && e == LXW_NO_ERROR; i++)
        e = worksheet_set_column(w->sheet, (lxw_col_t)i, (lxw_col_t)i, w->in.columns[i].width,
                                 NULL);
    return e;
}

static char *title_of(struct writer *w, str cell)
{
    const str s = text_cut(book_plain(w->a, cell), 255);
    char *p = arena_alloc(w->a, s.n + 1);
    memcpy(p, s.p, s.n);
    return p;
}

static lxw_error line(struct writer *w, lxw_doc_properties *about, const struct book_line *l)
{
    switch (l->tag) {
    case BOOK_TITLE:
        about->title = title_of(w, l->cells[0]);
        return LXW_NO_ERROR;
    case BOOK_DATE:
        about->created = (time_t)date_days(l->day) * 86400;
        return LXW_NO_ERROR;
    case BOOK_SHEET:
        return sheet(w, l->cells[0]);
    case BOOK_COLS:
        return columns(w);
    case BOOK_NOTE:
        return note(w, l);
    case BOOK_HEAD:
    case BOOK_ROW:
    case BOOK_SUM:
        return row(w, l);
    case BOOK_END:
    default:
        return LXW_NO_ERROR;
    }
}

/* The workbook is made whole before a byte of it goes out. */
static enum err make(struct arena *a, str in)
{
    struct book_line l;
    lxw_doc_properties about = { 0 };
    struct writer w = { .a = a, .line = arena_new(LINE_BYTES), .in = { .a = a, .rest = in },
                        .book = workbook_new("x.xlsx") };
    if (!w.book)
        return ERR_UNAVAILABLE;
    w.plain = looks_of(w.book, false);
    w.strong = looks_of(w.book, true);
    w.head = workbook_add_format(w.book);
    format_set_bold(w.head);
    format_set_text_wrap(w.head);
    format_set_bottom(w.head, LXW_BORDER_THIN);
    format_set_align(w.head, LXW_ALIGN_VERTICAL_TOP);
    do {
        arena_reset(w.line);
        TRY(book_next(&w.in, &l));
        if (line(&w, &about, &l) != LXW_NO_ERROR)
            return ERR_INVALID;
    } while (l.tag != BOOK_END);
    if (!about.created)
        return ERR_INVALID;
    workbook_set_properties(w.book, &about);
    return workbook_close(w.book) == LXW_NO_ERROR ? OK : ERR_TOO_LARGE;
}

/* What growing left behind is given back before the workbook needs it. */
static enum err input(struct arena *a, str *in)
{
    struct arena *growing = arena_new(ARENA_BYTES);
    str all;
    const enum err e = fd_read_all(growing, 0, BOOK_MAX_BYTES, &all);
    if (e == OK)
        *in = str_dup(a, all);
    arena_free(growing);
    return e;
}

static enum book_exit meaning(enum err e)
{
    switch ((int)e) {
    case OK: return BOOK_EXIT_OK;
    case ERR_TOO_LARGE: return BOOK_EXIT_LARGE;
    case ERR_INVALID: return BOOK_EXIT_BROKEN;
    default: return BOOK_EXIT_SYSTEM;
    }
}

int main(int argc, char **argv)
{
    str in;
    if (argc >= 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        fputs(usage, stdout);
        return BOOK_EXIT_OK;
    }
    if (argc > 1) {
        fputs("hotline-sheet: takes nothing\nTry 'hotline-sheet --help'.\n", stderr);
        return BOOK_EXIT_USAGE;
    }
    setenv("TZ", "UTC0", 1); /* the day of the file must not depend on the machine */
    struct arena *a = arena_new(ARENA_BYTES);
    memory_start((size_t)400 << 20);
    if (lockdown() != OK)
        return BOOK_EXIT_SYSTEM;
    enum err e = input(a, &in);
    if (e == OK)
        e = make(a, in);
    if (e == OK)
        e = memory_write(1);
    /* The libraries keep what they made for their next workbook; there is none. */
    _exit((int)meaning(e));
}
