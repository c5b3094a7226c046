#include "base/json.h"
#include "base/words_vi.h"
#include "domain/documents/gather_internal.h"
#include "domain/documents/issue.h"
#include "sql/papers.h"
#include "sql/units.h"

static str choice_words(const struct flow_field *f, str value)
{
    for (size_t i = 0; i < f->n_choices; i++)
        if (str_eq(f->choices[i].value, value))
            return f->choices[i].label.vi;
    return value;
}

/* A unit under the name of today; accounts and files are no text of a document. */
static enum err put_unit(struct cx *cx, const char *key, str value, struct paper_data *d)
{
    struct unit_by_id_row u;
    int64_t id;
    if (str_i64(value, &id) != OK || id <= 0)
        return OK;
    const enum err e = unit_by_id(cx, (struct unit_by_id_in){ .id = { id } }, &u);
    if (e == OK)
        paper_put(d, key, unit_body_name(cx->a, u.level, u.kind, u.name));
    return e == ERR_NOT_FOUND ? OK : e;
}

static enum err put_value(struct cx *cx, const struct flow_field *f, str value,
                          struct paper_data *d)
{
    const char *key = str_fmt(cx->a, "value.%.*s", STR_ARG(f->name)).p;
    struct date day;
    struct moment at;
    int64_t money;
    if (f->type == FIELD_DATE && date_parse(value, &day) == OK)
        paper_put_day(d, key, day);
    else if (f->type == FIELD_MONEY && str_i64(value, &money) == OK)
        paper_put_money(d, key, money);
    else if (f->type == FIELD_MOMENT && moment_parse(value, &at) == OK)
        paper_put(d, key, str_fmt(cx->a, "%02d giờ %02d phút, %.*s", at.hour, at.minute,
                                  STR_ARG(day_words_vi(cx->a, at.day))));
    else if (f->type == FIELD_CHOICE) {
        paper_put(d, key, choice_words(f, value));
        paper_put(d, str_fmt(cx->a, "%s.is", key).p, value); /* for when and unless */
    }
    else if (f->type == FIELD_YES_NO)
        paper_put(d, key, str_eq(value, S("yes")) ? S("Có") : S("Không"));
    else if (f->type == FIELD_UNIT)
        return put_unit(cx, key, value, d);
    else if (f->type == FIELD_TEXT || f->type == FIELD_LONG_TEXT || f->type == FIELD_NUMBER)
        paper_put(d, key, value);
    return OK;
}

/* Is there a place for it in the form? Others are not looked up. */
static bool asked(const struct paper_form *form, str name)
{
    for (size_t i = 0; i < form->n_fields; i++)
        if (str_starts(form->fields[i].key, S("value."))
            && str_eq(str_sub(form->fields[i].key, 6, form->fields[i].key.n), name))
            return true;
    return false;
}

enum err gather_value(struct cx *cx, const struct paper_form *form, const struct flow *flow,
                      str name, str value, struct paper_data *d)
{
    const struct flow_field *f = flow_field_ever(cx->flows, flow, name);
    if (!f || (!asked(form, name) && f->proves != PROVES_NUMBER && f->type != FIELD_DATE))
        return OK;
    return put_value(cx, f, value, d);
}

/* Sanctioned on the spot there is no record: the violator is whom the step names (art. 56). */
static void put_violator(const struct case_values_row *rows, size_t n, struct paper_data *d)
{
    str subject = S(""), name = S(""), address = S("");
    for (size_t i = 0; i < n; i++) {
        if (str_eq(rows[i].name, S("subject")))
            subject = rows[i].value;
        else if (str_eq(rows[i].name, S("violator")))
            name = rows[i].value;
        else if (str_eq(rows[i].name, S("violator_address")))
            address = rows[i].value;
    }
    if (str_empty(subject))
        return;
    const bool person = !str_eq(subject, S("organization"));
    paper_put(d, person ? "person.name" : "org.name", name);
    paper_put(d, person ? "person.address" : "org.address", address);
}

/*
 * Sanctioned on the spot, the step names the act by its code: the paper says it in words, with
 * the term of the law of that day.
 */
static void put_act(struct cx *cx, struct date day, struct paper_data *d)
{
    static const str none[DRAFT_WORDS];
    const struct law_act *act = law_act(cx->law, str_trim(paper_value(d, S("value.act"))), day);
    gather_days(cx, none, day, d);
    if (!act)
        return; /* as it was typed */
    paper_put(d, "value.act", act->name_vi);
    paper_put(d, "value.act_basis", act->basis_vi);
}

enum err gather_values(struct cx *cx, const struct paper_form *form,
                       const struct case_by_code_row *c, struct paper_data *d)
{
    struct case_values_row *rows;
    size_t n;
    const struct flow *flow = flow_find(cx->flows, c->flow, (int)c->version);
    TRY(case_values(cx, (struct case_values_in){ .cid = c->id }, &rows, &n));
    for (size_t i = 0; flow && i < n; i++)
        TRY(gather_value(cx, form, flow, rows[i].name, rows[i].value, d));
    if (asked(form, S("violator")) || paper_asks(form, S("target.")))
        put_violator(rows, n, d);
    put_act(cx, cx->today, d);
    return OK;
}

static enum err typed_then(struct cx *cx, const struct paper_form *form, const struct flow *flow,
                           const struct json *data, struct paper_data *d)
{
    for (size_t i = 0; i < data->n; i++) {
        if (data->items[i].type != JSON_TEXT)
            continue;
        TRY(gather_value(cx, form, flow, data->names[i], data->items[i].text, d));
    }
    return OK;
}

/* A step may make a form for one of its choices alone. */
static bool makes(const struct paper_form *form, const struct json *data)
{
    const size_t space = str_find(form->only, S(" "));
    const struct json *said = json_get(data, str_sub(form->only, 0, space));
    return str_empty(form->only)
        || (said && said->type == JSON_TEXT
            && str_eq(said->text, str_sub(form->only, space + 1, form->only.n)));
}

/* The steps that make the form of that code, a comma between. */
static str makers(struct arena *a, str form, const struct flow *flow)
{
    struct buf b = { .a = a, .max = 4000 };
    for (size_t i = 0; i < flow->n_steps; i++)
        if (str_eq(flow->steps[i].form, form))
            buf_fmt(&b, "%s%.*s", b.n ? "," : "", STR_ARG(flow->steps[i].name));
    return buf_str(&b);
}

void gather_forget(struct cx *cx, const struct flow_step *s, struct paper_data *d)
{
    for (size_t k = 0; k < s->n_needs + s->n_optional; k++) {
        const struct flow_field *f = k < s->n_needs ? s->needs[k] : s->optional[k - s->n_needs];
        paper_drop(d, str_fmt(cx->a, "value.%.*s", STR_ARG(f->name)));
    }
}

/* What these steps ask for was said at the one that made this paper, or was not. */
static void forget_asked(struct cx *cx, const struct paper_form *form, const struct flow *flow,
                         struct paper_data *d)
{
    for (size_t i = 0; i < flow->n_steps; i++)
        if (str_eq(flow->steps[i].form, form->code))
            gather_forget(cx, &flow->steps[i], d);
}

bool gather_makes(struct cx *cx, const struct paper_form *form, const struct case_by_code_row *c)
{
    const struct flow *flow = flow_find(cx->flows, c->flow, (int)c->version);
    return flow && !str_empty(makers(cx->a, form->code, flow));
}

enum err gather_draft(struct cx *cx, const struct paper_form *form, const struct flow *flow,
                      const struct chain *ch, struct paper_data *d)
{
    gather_forget(cx, ch->step, d);
    for (size_t i = 0; i < ch->n_values; i++)
        TRY(gather_value(cx, form, flow, ch->values[i].field, ch->values[i].text, d));
    return OK;
}

/* The steps that make this paper and those that a paper which ends another one ends. */
struct then {
    const struct paper_form *form;
    const struct flow *flow;
    int64_t seq;      /* of the step that made the paper */
    str stays;        /* steps that stay the execution, where the paper ends one */
};

static bool among(str list, str one)
{
    str type;
    while (!str_empty(list) && str_next(&list, ',', &type))
        if (str_eq(type, one))
            return true;
    return false;
}

/* What later steps said of this place is not yet so. */
static void unsay(struct cx *cx, const struct paper_form *form, const struct json *data,
                  struct paper_data *d)
{
    for (size_t i = 0; i < data->n; i++)
        if (asked(form, data->names[i]))
            paper_drop(d, str_fmt(cx->a, "value.%.*s", STR_ARG(data->names[i])));
}

/* Number and day of the stay that the paper ends. */
static void put_stay(const struct json *data, struct paper_data *d)
{
    const struct json *number = json_get(data, S("decision_number"));
    const struct json *on = json_get(data, S("ordered_on"));
    struct date day;
    if (number && number->type == JSON_TEXT)
        paper_put(d, "stay.number", number->text);
    if (on && on->type == JSON_TEXT && date_parse(on->text, &day) == OK)
        paper_put_day(d, "stay.day", day);
}

/* Minutes that a decision was refused: of the decision that stood last when they were made. */
static bool of_refusal(const struct paper_form *form)
{
    return asked(form, S("refused_why")) && asked(form, S("decision_number"));
}

/* A new decision: what another one before it ordered is none of its measures. */
static void begin_anew(const struct then *t, const struct json *data, struct paper_data *d)
{
    if (!of_refusal(t->form) || !json_get(data, S("decision_number")))
        return;
    for (size_t i = 0; i < t->form->n_fields; i++)
        if (str_starts(t->form->fields[i].key, S("value.")))
            paper_drop(d, t->form->fields[i].key);
}

/*
 * The paper of an older step says what was so then: a complaint that came later is not the one
 * that it speaks of. A paper that ends a stay speaks of that stay.
 */
static enum err put_then(struct cx *cx, const struct then *t, case_id cid, struct paper_data *d)
{
    struct paper_history_row *rows;
    size_t n;
    int64_t until = t->seq;
    str fault;
    TRY(paper_history(cx, (struct paper_history_in){ .cid = cid }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        if (rows[i].seq < t->seq && among(t->stays, rows[i].type))
            until = rows[i].seq;
    const struct json **data = NEWS(cx->a, const struct json *, n);
    for (size_t i = 0; i < n; i++) {
        if (json_parse(cx->a, rows[i].data, &data[i], &fault) != OK
            || data[i]->type != JSON_RECORD)
            data[i] = NULL;
        else if (rows[i].seq > until)
            unsay(cx, t->form, data[i], d);
    }
    for (size_t i = 0; i < n && rows[i].seq <= until; i++) {
        if (!data[i])
            continue;
        begin_anew(t, data[i], d);
        for (size_t k = 0; k < data[i]->n; k++)
            if (data[i]->items[k].type == JSON_TEXT && asked(t->form, data[i]->names[k]))
                TRY(gather_value(cx, t->form, t->flow, data[i]->names[k],
                                 data[i]->items[k].text, d));
        if (among(t->stays, rows[i].type))
            put_stay(data[i], d);
    }
    return OK;
}

/* "12/QĐ-GQXP ngày 05/05/2026": the delegation by which a deputy took the step. */
static void put_delegation(const struct json *data, struct paper_data *d)
{
    const struct json *cited = json_get(data, S("delegation"));
    const str word = S(" ngày ");
    struct date day;
    if (!cited || cited->type != JSON_TEXT)
        return;
    const size_t at = str_find(cited->text, word);
    paper_put(d, "delegation.number", str_sub(cited->text, 0, at));
    if (date_parse_vi(str_sub(cited->text, at + word.n, cited->text.n), &day) == OK)
        paper_put_day(d, "delegation.day", day);
}

/* One row that made this form, or ERR_NOT_FOUND: it was another choice of the step. */
static enum err turn_of(struct cx *cx, const struct paper_form *form,
                        const struct paper_steps_row *row, struct paper_turn *turn,
                        const struct json **data)
{
    str fault;
    if (json_parse(cx->a, row->data, data, &fault) != OK || (*data)->type != JSON_RECORD)
        return ERR_INTERNAL;
    if (!makes(form, *data))
        return ERR_NOT_FOUND;
    *turn = (struct paper_turn){ .seq = row->seq, .at = row->at, .number = S(""),
                                 .day = instant_date(row->at) };
    for (size_t i = 0; i < (*data)->n; i++) {
        const str name = (*data)->names[i];
        struct date day;
        if ((*data)->items[i].type != JSON_TEXT)
            continue;
        if (str_eq(name, S("decision_number")))
            turn->number = (*data)->items[i].text;
        if (paper_day_field(name) && date_parse((*data)->items[i].text, &day) == OK)
            turn->day = day;
    }
    return OK;
}

enum err gather_turn(struct paper_turns *t)
{
    t->at = t->want == PAPER_LAST ? 0 : t->n;
    for (size_t i = 0; i < t->n && t->want > 0; i++)
        if (t->v[i].seq == t->want)
            t->at = i;
    if (t->want > 0 && t->at == t->n)
        return ERR_NOT_FOUND;
    const size_t before = t->want <= PAPER_NEXT ? 0 : t->at + 1;
    t->since = before < t->n ? t->v[before].at : 1;
    t->until = t->at < t->n ? t->v[t->at].at : PAPER_STILL_TYPED;
    return OK;
}

struct step_rows {
    const struct paper_steps_row **v;
    const struct json **data;
};

/* Which papers there are, and which is meant. */
static enum err turns_of(struct cx *cx, const struct paper_form *form,
                         const struct case_by_code_row *c, str types, struct step_rows *kept,
                         struct paper_turns *t)
{
    struct paper_steps_row *rows;
    size_t n;
    TRY(paper_steps(cx, (struct paper_steps_in){ .cid = c->id, .types = types, .unit = c->unit },
                    &rows, &n));
    struct paper_turn *v = NEWS(cx->a, struct paper_turn, n);
    kept->v = NEWS(cx->a, const struct paper_steps_row *, n);
    kept->data = NEWS(cx->a, const struct json *, n);
    t->v = v;
    for (size_t i = 0; i < n; i++) {
        const enum err e = turn_of(cx, form, &rows[i], &v[t->n], &kept->data[t->n]);
        if (e == OK)
            kept->v[t->n++] = &rows[i];
        else if (e != ERR_NOT_FOUND)
            return e;
    }
    return gather_turn(t);
}

enum err gather_step(struct cx *cx, const struct paper_form *form,
                     const struct case_by_code_row *c, struct paper_turns *turns,
                     struct paper_data *d, opt_date *made)
{
    struct step_rows rows;
    const struct flow *flow = flow_find(cx->flows, c->flow, (int)c->version);
    *made = (opt_date){ 0 };
    paper_forget(d, S("delegation.")); /* of the decision that stands, not of this paper */
    const str types = flow ? makers(cx->a, form->code, flow) : S("");
    if (str_empty(types))
        return turns->want > 0 && turns->n == 0 ? ERR_NOT_FOUND : OK;
    TRY(turns_of(cx, form, c, types, &rows, turns));
    if (turns->at == turns->n) {
        if (turns->n > 0) /* the next one: what was said for the last is not said again */
            forget_asked(cx, form, flow, d);
        return OK;
    }
    const struct paper_turn *turn = &turns->v[turns->at];
    const struct paper_steps_row *row = rows.v[turns->at];
    *made = (opt_date){ true, turn->day };
    paper_put_day(d, "step.day", turn->day);
    if (!str_empty(turn->number))
        paper_put(d, "step.number", turn->number);
    put_delegation(rows.data[turns->at], d);
    const struct then then = { form, flow, row->seq,
        paper_asks(form, S("stay.")) ? makers(cx->a, S("MQĐ31"), flow) : S("") };
    /* Of a step that may come again. */
    if (asked(form, S("received_on")) || of_refusal(form) || turns->at > 0)
        TRY(put_then(cx, &then, c->id, d));
    forget_asked(cx, form, flow, d);
    TRY(typed_then(cx, form, flow, rows.data[turns->at], d));
    put_act(cx, made->v, d);
    paper_put(d, "step.signer", row->name.has ? row->name.v : S(""));
    if (row->position.has)
        paper_put(d, "step.title", signature_title(cx->a, cx->law, row->position.v, made->v,
                                                   SIGN_OWN_POWER));
    return OK;
}
