/* Places in a text: the words found stand in it, and their codes are those of some name. */
#include "base/text.h"
#include "fuzz.h"
#include "geo/names.h"

#define T(lit) { lit, sizeof lit - 1 }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const str one[] = { T("1") }, two[] = { T("2") }, both[] = { T("1"), T("2") };
    static const struct place_name names[] = {
        { T("Bãi Cháy"), T("phường"), false, false, T("1"), T("22"), one, 1 },
        { T("Thống Nhất"), T("xã"), false, false, T("2"), T("22"), two, 1 },
        { T("Thống Nhất"), T("phường"), false, true, T("9"), T("22"), one, 1 },
        { T("Ia H'Drai"), T("xã"), false, true, T("8"), T("204"), two, 1 },
        { T("Hoành Bồ"), T("huyện"), true, true, T("204"), T("22"), both, 2 },
    };
    struct arena *a = arena_new(64 * MiB);
    const str text = fuzz_str(data, n);
    struct place_said said;
    const struct name_book *book = name_book_new(a, names, COUNT(names));
    for (int how = SAID_IN_TEXT; n < 20000 && text_utf8_ok(text) && how <= SAID_TYPED; how++)
        if (names_read(a, book, text, (enum said_how)how, &said)) {
            MUST(said.n >= 1 && said.n <= 2 && said.as && !str_empty(said.words));
            MUST(said.words.n <= SAID_WORDS_MAX && text_utf8_ok(said.words));
        }
    arena_free(a);
    return 0;
}
