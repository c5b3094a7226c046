/* The description that hotline-print reads, whatever comes: all inside the limits. */
#include "base/text.h"
#include "fuzz.h"
#include "print/doc.h"

static void cell_ok(struct arena *a, str cell)
{
    struct doc_run *runs;
    size_t n, at = 0;
    const str plain = doc_plain(a, cell, &runs, &n);
    MUST(plain.n <= cell.n && text_utf8_ok(plain));
    for (size_t i = 0; i < n; i++) {
        MUST(runs[i].from >= at && runs[i].to > runs[i].from && runs[i].to <= plain.n);
        MUST(runs[i].bold || runs[i].slanted);
        at = runs[i].to;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(256 * MiB);
    struct doc d;
    if (doc_read(a, fuzz_str(data, n), &d) == OK) {
        MUST(date_valid(d.day) && d.n <= DOC_LINES_MAX);
        for (size_t i = 0; i < d.n; i++) {
            const struct doc_block *b = &d.blocks[i];
            MUST(b->tag >= DOC_HEAD && b->tag <= DOC_QR && b->n_cells <= DOC_CELLS_MAX);
            MUST(b->tag != DOC_ROW || b->table->n == b->n_cells);
            for (size_t k = 0; k < b->n_cells; k++)
                cell_ok(a, b->cells[k]);
        }
    }
    arena_free(a);
    return 0;
}
