/* Cookie header: a value found is a part of the header without a separator. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const str s = fuzz_str(data, n);
    const str got = cookie_find(s, S("__Host-pub"));
    if (got.p) {
        MUST(got.p >= s.p && got.p + got.n <= s.p + s.n);
        MUST(str_find(got, S(";")) == got.n);
        MUST(str_find(s, S("__Host-pub")) < s.n);
    }
    return 0;
}
