/* YAML tree: a file is refused with a fault line, or its tree hangs together. */
#include "base/yaml.h"
#include "fuzz.h"

static size_t count(const struct yml *n, size_t depth)
{
    size_t nodes = 1, members = 0;
    MUST(depth <= YML_DEPTH + 1 && n->line >= 1);
    for (const struct yml *m = n->first; m; m = m->next, members++) {
        MUST(m->up == n && (n->kind == YML_MAP) == (m->key.p != NULL));
        MUST(n->kind != YML_MAP || yml_find(n, m->key.p));
        nodes += count(m, depth + 1);
    }
    MUST(members == n->n && (n->kind != YML_TEXT || members == 0));
    return nodes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new((size_t)256 << 20);
    struct buf faults = { .a = a, .max = 1 << 16 };
    struct yml_doc d;
    const enum err e = yml_parse(a, S("f"), fuzz_str(data, n), &faults, &d);
    if (e == OK)
        MUST(count(d.root, 1) <= YML_NODES && d.n_faults == 0 && faults.n == 0);
    else
        MUST(d.n_faults == 1 && str_starts(buf_str(&faults), S("f:")));
    arena_free(a);
    return 0;
}
