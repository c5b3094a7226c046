/* A mapping between two versions: refused with faults, or one whose proof ends. */
#include "base/file.h"
#include "flow/map.h"
#include "fuzz.h"

static const struct flow *version(struct arena *a, const char *path)
{
    struct buf faults = { .a = a, .max = 1 << 16 };
    struct flow *f = NULL;
    str text;
    MUST(file_read(a, str_from(path), 1 << 20, &text) == OK);
    MUST(flow_parse(a, str_from(path), text, &f, &faults) == OK);
    return f;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new((size_t)256 << 20);
    const struct flow *v[] = {
        version(a, "tests/golden/flow/map/one.flow"),
        version(a, "tests/golden/flow/map/two.flow"),
        version(a, "tests/golden/flow/map/three.flow"),
    };
    const struct flows all = { .all = v, .n = COUNT(v) };
    struct buf faults = { .a = a, .max = 1 << 20 };
    struct flow_map *map = NULL;
    if (flow_map_parse(a, S("m"), fuzz_str(data, n), &all, &map, &faults) != OK) {
        MUST(faults.n > 0);
        arena_free(a);
        return 0;
    }
    MUST(faults.n == 0 && map->to->version > map->from->version);
    for (size_t i = 0; i < map->n_stages; i++) {
        const struct flow_map_stage *row = &map->stages[i];
        MUST(flow_map_stage(map, row->from->name) == row);
        MUST(!row->to || row->to->end == row->from->end);
    }
    const size_t bad = flow_map_check(a, map, &faults);
    MUST((bad > 0) == (faults.n > 0));
    arena_free(a);
    return 0;
}
