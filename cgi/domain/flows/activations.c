/* What was activated, for the administrators' page. */
#include "domain/flows/activation.h"
#include "sql/flows.h"

enum err activations_list(struct cx *cx, struct activation **out, size_t *n)
{
    struct flow_activations_row *rows;
    TRY(flow_activations(cx, &rows, n));
    *out = NEWS(cx->a, struct activation, *n);
    for (size_t i = 0; i < *n; i++) {
        const struct flow_activations_row *r = &rows[i];
        (*out)[i] = (struct activation){
            .id = r->id, .flow = r->flow, .from = r->from_version, .to = r->to_version,
            .active_from = r->active_from, .planned = r->planned, .moved = r->moved,
            .kept = r->kept, .back = r->back, .activated = r->activated, .by = r->by_name,
            .undone = r->undone, .undone_by = r->undone_name.has ? r->undone_name.v : S(""),
            .done = r->done,
        };
    }
    return OK;
}

enum err activation_stayed(struct cx *cx, activation_id id, struct stayed_case **out, size_t *n)
{
    const str states[] = { S("kept"), S("stays") };
    struct flow_stayed_row *rows[COUNT(states)];
    size_t counts[COUNT(states)];
    *n = 0;
    for (size_t i = 0; i < COUNT(states); i++) {
        TRY(flow_stayed(cx, (struct flow_stayed_in){ .act = id, .state = states[i] }, &rows[i],
                        &counts[i]));
        *n += counts[i];
    }
    struct stayed_case *v = NEWS(cx->a, struct stayed_case, *n);
    size_t at = 0;
    for (size_t i = 0; i < COUNT(states); i++)
        for (size_t k = 0; k < counts[i]; k++)
            v[at++] = (struct stayed_case){ rows[i][k].code, rows[i][k].stage, rows[i][k].why };
    *out = v;
    return OK;
}
