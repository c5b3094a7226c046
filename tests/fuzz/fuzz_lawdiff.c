/* Two tables of the law, one behind the other (a line of "==" between): what changed adds up. */
#include "fuzz.h"
#include "law/diff.h"

static void count(struct arena *a, str was, str now)
{
    const struct law_row_change *there, *back;
    size_t n, m;
    const enum err e = law_table_diff(a, was, now, &there, &n);
    MUST(law_table_diff(a, now, was, &back, &m) == e);
    if (e != OK)
        return;
    size_t added = 0, lost = 0;
    for (size_t i = 0; i < n; i++) {
        MUST(there[i].n_cells > 0 || there[i].change == LAW_ROW_GONE
             || there[i].change == LAW_ROW_ADDED);
        added += there[i].change == LAW_ROW_ADDED;
    }
    for (size_t i = 0; i < m; i++)
        lost += back[i].change == LAW_ROW_GONE;
    MUST(added == lost); /* what is new one way is gone the other way */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new((size_t)256 << 20);
    const str all = fuzz_str(data, n), mark = S("\n==\n");
    const size_t at = str_find(all, mark);
    const struct law_row_change *same;
    size_t none;
    if (at < all.n)
        count(a, str_sub(all, 0, at), str_sub(all, at + mark.n, all.n));
    if (law_table_diff(a, all, all, &same, &none) == OK)
        MUST(none == 0);
    arena_free(a);
    return 0;
}
