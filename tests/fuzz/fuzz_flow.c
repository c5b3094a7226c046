/* Workflow files: refused with faults, or a flow that can be proved, asked and drawn. */
#include "flow/flow.h"
#include "fuzz.h"

static bool known(const void *law, str code, struct date from, opt_date to)
{
    (void)law, (void)from, (void)to;
    return code.n % 2;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct flow_terms terms = { known, NULL };
    struct arena *a = arena_new((size_t)512 << 20);
    struct buf faults = { .a = a, .max = 1 << 20 }, dot = { .a = a, .max = 1 << 20 };
    struct flow *f = NULL;
    if (flow_parse(a, S("f"), fuzz_str(data, n), &f, &faults) != OK) {
        MUST(faults.n > 0);
        arena_free(a);
        return 0;
    }
    MUST(faults.n == 0);
    const size_t bad = flow_check(a, f, NULL, &terms, &faults);
    MUST((bad > 0) == (faults.n > 0));
    flow_draw(f, LANG_VI, DRAW_ALL, f->stages, &dot);
    for (size_t i = 0; i < f->n_steps; i++) {
        const struct flow_step *s = &f->steps[i];
        const struct flow_field *const *missing;
        const struct flow_clock *const *clocks;
        MUST(flow_step(f, s->name) == s && (s->opens || s->n_from > 0));
        MUST(flow_missing(a, s, NULL, 0, &missing) == s->n_needs);
        MUST(flow_clocks(a, s, NULL, 0, &clocks) <= s->n_clocks);
        MUST(!flow_may(s, (struct flow_actor){ .units = UNIT_OWNER }, NULL, NULL));
    }
    arena_free(a);
    return 0;
}
