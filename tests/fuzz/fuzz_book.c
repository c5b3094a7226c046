/* The description that hotline-sheet reads, whatever comes: all inside the limits. */
#include "fuzz.h"
#include "print/book.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new(256 * MiB);
    struct book_reader r = { .a = a, .rest = fuzz_str(data, size) };
    struct book_line l;
    while (book_next(&r, &l) == OK && l.tag != BOOK_END) {
        MUST(l.n <= BOOK_COLUMNS_MAX && r.n_columns <= BOOK_COLUMNS_MAX);
        MUST(r.sheets <= BOOK_SHEETS_MAX && r.rows <= BOOK_ROWS_MAX);
        for (size_t i = 0; i < l.n; i++)
            MUST(book_plain(a, l.cells[i]).n <= l.cells[i].n);
    }
    arena_free(a);
    return 0;
}
