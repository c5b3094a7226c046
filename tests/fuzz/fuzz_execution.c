/* Quantities of exhibits read back as they were written; numbers of receipts keep what counts. */
#include "base/text.h"
#include "domain/execution/exhibits.h"
#include "domain/violations/payment.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(4 * MiB);
    const str s = fuzz_str(data, n);
    int64_t quantity, again;
    if (exhibit_quantity(s, &quantity) == OK) {
        MUST(quantity > 0 && quantity <= EXHIBIT_QUANTITY_MAX);
        MUST(exhibit_quantity(exhibit_quantity_words(a, quantity), &again) == OK);
        MUST(again == quantity);
    }
    str door;
    if (n <= 200 && text_door(a, s, &door) == OK) {
        const str key = receipt_key(a, door);
        MUST(key.n <= RECEIPT_MAX);
        for (size_t i = 0; i < key.n; i++)
            MUST((key.p[i] >= '0' && key.p[i] <= '9') || (key.p[i] >= 'A' && key.p[i] <= 'Z'));
        MUST(str_eq(receipt_key(a, key), key));
    }
    arena_free(a);
    return 0;
}
