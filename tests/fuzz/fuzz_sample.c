/* First line: a measured value as people write it; the rest: a team, one person a line. */
#include "fuzz.h"
#include "domain/inspection/order.h"
#include "domain/inspection/sample.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(64 * MiB);
    str rest = fuzz_str(data, n);
    const str line = fuzz_line(&rest);
    struct team_member *team;
    int64_t v, again;
    size_t n_team;
    if (nano_read(line, &v)) {
        MUST(v >= 0 && nano_read(nano_words(a, LANG_VI, v), &again) && again == v);
        MUST(nano_read(nano_words(a, LANG_EN, v), &again) && again == v);
        MUST(law_times(v, 0) == 0 && law_times(v, LAW_NANO) == v && law_scaled(v, LAW_NANO) == v);
    }
    if (team_read(a, rest, &team, &n_team) == OK) {
        MUST(n_team >= 1 && n_team <= ORDER_MEMBERS_MAX);
        for (size_t i = 0; i < n_team; i++)
            MUST(team[i].name.n >= 1 && team[i].name.n <= 200 && team[i].post.n >= 1
                 && team[i].post.n <= 300);
    }
    arena_free(a);
    return 0;
}
