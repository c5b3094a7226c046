/* What pdfsig said: never more than the list holds, and good means good throughout. */
#include "domain/documents/digital.h"
#include "domain/documents/register.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(8 * MiB);
    struct signatures s;
    struct paper_number number;
    const str text = fuzz_str(data, n);
    signatures_read(a, text, &s);
    MUST(s.n <= SIGNATURES_MAX && s.fault >= SIGNATURE_GOOD && s.fault <= SIGNATURE_UNCHECKED);
    MUST(signature_of_word(signature_word(s.fault)) == s.fault);
    for (size_t i = 0; i < s.n; i++)
        MUST(s.fault != SIGNATURE_GOOD || (s.list[i].valid && s.list[i].trusted));
    MUST(s.fault != SIGNATURE_GOOD || (s.n > 0 && s.list[s.n - 1].whole));
    if (paper_number_read(text, &number) == OK)
        MUST(number.n >= 1 && number.n <= 999999 && number.book.n <= 40);
    arena_free(a);
    return 0;
}
