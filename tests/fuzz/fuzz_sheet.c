/* People and times of a violation record, one a line; then names of fields against patterns. */
#include "fuzz.h"
#include "base/text.h"
#include "domain/violations/sheet.h"
#include "pages/drafts/parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(64 * MiB);
    str text;
    if (text_door(a, fuzz_str(data, n), &text) != OK) { /* what no form lets in */
        arena_free(a);
        return 0;
    }
    struct sheet_people people, again;
    const struct sheet_time *times;
    size_t line, n_times;
    if (sheet_people_read(a, text, &people, &line) == OK) {
        MUST(people.n <= SHEET_PEOPLE_MAX);
        MUST(sheet_people_read(a, sheet_people_words(a, &people), &again, &line) == OK);
        MUST(again.n == people.n);
        for (size_t i = 0; i < people.n; i++)
            MUST(str_eq(again.list[i].name, people.list[i].name)
                 && str_eq(again.list[i].role, people.list[i].role)
                 && str_eq(again.list[i].at, people.list[i].at) && people.list[i].name.n);
    }
    if (sheet_times_read(a, text, &times, &n_times, &line) == OK) {
        MUST(n_times <= SHEET_TIMES_MAX);
        for (size_t i = 0; i < n_times; i++)
            MUST(date_valid(times[i].day) && times[i].words.n <= 500);
    }
    MUST(field_fits("*", text));
    MUST(!field_fits("act#_code", text) || str_ends(text, S("_code")));
    part_of_field(form_parts(S("write/record")), text);
    arena_free(a);
    return 0;
}
