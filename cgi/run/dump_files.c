#include "run/dump_files.h"
#include "base/config.h"
#include "base/file.h"
#include "base/log.h"
#include "crypto/sha256.h"
#include "crypto/sign.h"
#include "crypto/token.h"
#include "domain/publication/describe.h"
#include "domain/publication/opendata.h"
#include "domain/publication/purge.h"
#include "print/book.h"
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define ROW_MAX ((size_t)512 * 1024)
#define SMALL_MAX ((size_t)256 * 1024)
#define BOOK_ARENA ((size_t)1 << 30) /* what is described, and the workbook made of it */

struct dump {
    struct cx *cx;
    struct dump_place place;
    FILE *csv, *json;
    struct sha256 *csv_sum, *json_sum;
    struct arena *row, *big;
    struct buf book; /* described for the spreadsheet */
    struct buf sums;
    int64_t rows;
};

static str path_of(struct dump *d, const char *name)
{
    return path_join(d->cx->a, d->place.folder, str_from(name));
}

static FILE *file_new(struct dump *d, const char *name)
{
    const int fd = open(path_of(d, name).p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
    if (fd >= 0 && !f)
        close(fd);
    return f;
}

static void sum_add(struct dump *d, const char *name, str digest)
{
    buf_fmt(&d->sums, "%s  %s\n", bytes_hex(d->cx->a, digest).p, name);
}

/* A file that is there whole already. */
static enum err put_whole(struct dump *d, const char *name, str bytes)
{
    FILE *f = file_new(d, name);
    if (!f)
        return ERR_UNAVAILABLE;
    const bool good = fwrite(bytes.p, 1, bytes.n, f) == bytes.n;
    return fclose(f) == 0 && good ? OK : ERR_UNAVAILABLE;
}

static enum err put_summed(struct dump *d, const char *name, str bytes)
{
    sum_add(d, name, sha256_of(d->cx->a, bytes));
    return put_whole(d, name, bytes);
}

static enum err put(FILE *f, struct sha256 *sum, str piece)
{
    sha256_add(sum, piece);
    return fwrite(piece.p, 1, piece.n, f) == piece.n ? OK : ERR_UNAVAILABLE;
}

static enum err row(struct cx *cx, const struct violator *v, void *arg)
{
    struct dump *d = arg;
    str values[OPEN_COLUMNS];
    arena_reset(d->row);
    struct buf csv = { .a = d->row, .max = ROW_MAX }, json = { .a = d->row, .max = ROW_MAX };
    open_values(d->row, cx->conf->public_site.url, v, values);
    open_csv_row(&csv, values);
    buf_add(&json, d->rows++ ? S(",\n") : S("\n"));
    open_json_row(&json, values);
    if (csv.full || json.full)
        return ERR_TOO_LARGE;
    book_cells(&d->book, BOOK_ROW, values, OPEN_COLUMNS);
    TRY(put(d->csv, d->csv_sum, buf_str(&csv)));
    return put(d->json, d->json_sum, buf_str(&json));
}

static void book_head(struct dump *d)
{
    static const char types[] = { [OPEN_TEXT] = 't', [OPEN_WHOLE] = 'n', [OPEN_DAY] = 'd',
                                  [OPEN_ADDRESS] = 'u' };
    static const int widths[] = { [OPEN_TEXT] = 28, [OPEN_WHOLE] = 16, [OPEN_DAY] = 12,
                                  [OPEN_ADDRESS] = 30 };
    struct book_column columns[OPEN_COLUMNS];
    str heads[OPEN_COLUMNS];
    for (size_t i = 0; i < OPEN_COLUMNS; i++) {
        columns[i] = (struct book_column){ types[open_columns[i].type],
                                           widths[open_columns[i].type] };
        heads[i] = str_from(open_columns[i].label);
    }
    book_begin(&d->book, S("Cơ sở, cá nhân bị xử phạt được công bố"), d->cx->today);
    book_sheet(&d->book, S("Công bố"), columns, OPEN_COLUMNS);
    book_cells(&d->book, BOOK_HEAD, heads, OPEN_COLUMNS);
}

/* The second sheet: what each column means. */
static void book_tail(struct dump *d)
{
    static const struct book_column columns[] = { { 't', 24 }, { 't', 20 }, { 't', 80 } };
    const str heads[] = { S("Cột"), S("Tên trong tệp"), S("Ý nghĩa") };
    book_sheet(&d->book, S("Giải thích"), columns, COUNT(columns));
    book_cells(&d->book, BOOK_HEAD, heads, COUNT(heads));
    for (size_t i = 0; i < OPEN_COLUMNS; i++) {
        const str cells[] = { str_from(open_columns[i].label), str_from(open_columns[i].name),
                              str_from(open_columns[i].means) };
        book_cells(&d->book, BOOK_ROW, cells, COUNT(cells));
    }
    book_end(&d->book);
}

/* The others are whole without it: a list beyond what a spreadsheet holds has none. */
static enum err put_book(struct dump *d)
{
    str xlsx;
    enum err e = d->book.full ? ERR_TOO_LARGE
        : book_make(d->big, str_c(d->cx->a, d->cx->conf->sheet_program), buf_str(&d->book), &xlsx);
    if (e == OK)
        return put_summed(d, "violators.xlsx", xlsx);
    log_line(LOG_WARN, "dump_without_xlsx", LOG_ERR("error", e), LOG_N("rows", d->rows));
    return OK;
}

static enum err put_rows(struct dump *d)
{
    struct buf head = { .a = d->cx->a, .max = 2000 };
    open_csv_head(&head);
    book_head(d);
    TRY(put(d->csv, d->csv_sum, buf_str(&head)));
    TRY(put(d->json, d->json_sum, S("[")));
    TRY(violators_each(d->cx, row, d));
    TRY(put(d->json, d->json_sum, S("\n]\n")));
    book_tail(d);
    return OK;
}

static enum err put_lists(struct dump *d)
{
    d->csv = file_new(d, "violators.csv");
    d->json = file_new(d, "violators.json");
    d->csv_sum = sha256_new(d->cx->a);
    d->json_sum = sha256_new(d->cx->a);
    enum err e = d->csv && d->json ? put_rows(d) : ERR_UNAVAILABLE;
    if (d->csv && fclose(d->csv) != 0)
        e = ERR_UNAVAILABLE;
    if (d->json && fclose(d->json) != 0)
        e = ERR_UNAVAILABLE;
    if (e == OK) {
        sum_add(d, "violators.csv", sha256_end(d->csv_sum));
        sum_add(d, "violators.json", sha256_end(d->json_sum));
        e = put_book(d);
    }
    return e;
}

static enum err put_all(struct dump *d)
{
    struct buf about = { .a = d->cx->a, .max = SMALL_MAX }, package = about;
    int64_t last;
    instant changed;
    str signature;
    TRY(open_last(d->cx, &last, &changed)); /* before the rows: who follows starts here */
    TRY(put_lists(d));
    describe_about(d->cx, &about, last, d->rows);
    describe_package(d->cx, &package);
    TRY(put_summed(d, "about.json", buf_str(&about)));
    TRY(put_summed(d, "datapackage.json", buf_str(&package)));
    const str sums = buf_str(&d->sums);
    TRY(receipt_sign(d->cx->a, d->cx->keys, sums, &signature));
    TRY(put_whole(d, DUMP_SUMS, sums));
    return put_whole(d, DUMP_SUMS ".sig", signature);
}

enum err dump_make(struct cx *cx)
{
    struct dump d = { .cx = cx, .sums = { .a = cx->a, .max = SMALL_MAX } };
    if (str_empty(cx->conf->published.dir))
        return ERR_UNAVAILABLE;
    umask(0022); /* nginx reads it as somebody else */
    TRY(dump_begin(cx, &d.place));
    d.row = arena_new(4 * ROW_MAX);
    d.big = arena_new(BOOK_ARENA);
    d.book = (struct buf){ .a = d.big, .max = BOOK_MAX_BYTES };
    enum err e = put_all(&d);
    if (e == OK)
        e = dump_end(cx, &d.place);
    arena_free(d.row);
    arena_free(d.big);
    return e;
}
