/* A form's file, whatever comes: what is accepted can be filled and then read by the printer. */
#include "domain/documents/form.h"
#include "fuzz.h"
#include "print/doc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const struct paper_part parts[] = {
        { { "head", 4 }, { "field a A\ntext\np {a}\n", 21 } } };
    struct arena *a = arena_new(256 * MiB);
    struct buf faults = { .a = a, .max = 1 * MiB };
    struct paper_form f;
    if (paper_form_read(a, S("X.form"), fuzz_str(data, n), parts, 1, &f, &faults) == OK) {
        struct paper_data *d = paper_data_new(a);
        const struct paper_around around = { .day = { 2026, 1, 1 }, .draft = true,
                                             .verify = S("https://a.example/verify/X") };
        str out;
        for (size_t i = 0; i < f.n_fields && i < 8; i++)
            paper_put(d, str_dup(a, f.fields[i].key).p, S("\\b{a}\n| ~\t"));
        (void)(paper_fill(a, &f, d, &around, &out) == OK);
        MUST(f.n_lines > 0 && faults.n == 0);
    } else {
        MUST(faults.n > 0);
    }
    arena_free(a);
    return 0;
}
