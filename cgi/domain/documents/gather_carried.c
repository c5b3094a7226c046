#include "base/json.h"
#include "domain/documents/gather_internal.h"
#include "sql/papers.h"

static str text_of(const struct json *data, str name)
{
    const struct json *said = json_get(data, name);
    return said && said->type == JSON_TEXT ? said->text : S("");
}

/* What was typed at the decision with that number, else at the last of them; NULL: none. */
static enum err decision_before(struct cx *cx, const struct paper *p, const struct flow *flow,
                                str number, const struct json **out)
{
    struct paper_history_row *rows;
    const struct paper_turns *t = &p->turns;
    size_t n;
    str fault;
    *out = NULL;
    TRY(paper_history(cx, (struct paper_history_in){ .cid = p->c.id }, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        const struct flow_step *step = flow_step(flow, rows[i].type);
        const struct json *data;
        if ((t->at < t->n && rows[i].seq >= t->v[t->at].seq) || !step
            || !paper_word(p->form->carries, step->form))
            continue;
        if (json_parse(cx->a, rows[i].data, &data, &fault) != OK || data->type != JSON_RECORD)
            return ERR_INTERNAL;
        if (str_empty(number) || str_eq(number, text_of(data, S("decision_number"))))
            *out = data;
    }
    return OK;
}

enum err gather_carried(struct cx *cx, const struct paper *p)
{
    const struct flow *flow = flow_find(cx->flows, p->c.flow, (int)p->c.version);
    const struct json *said;
    if (str_empty(p->form->carries) || !flow)
        return OK;
    const str number = str_trim(paper_value(p->data, S("carried.number")));
    TRY(decision_before(cx, p, flow, number, &said));
    for (size_t i = 0; i < flow->n_steps; i++) /* what another decision said is none of this one */
        if (str_starts(flow->steps[i].form, S("MQĐ")))
            gather_forget(cx, &flow->steps[i], p->data);
    if (!said)
        return OK;
    paper_put(p->data, "carried.number", text_of(said, S("decision_number")));
    for (size_t i = 0; i < said->n; i++)
        if (said->items[i].type == JSON_TEXT)
            TRY(gather_value(cx, p->form, flow, said->names[i], said->items[i].text, p->data));
    return OK;
}
