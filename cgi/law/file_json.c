/* The JSON of `law assess`: the file in, the assessment out. */
#include "base/json.h"
#include "law/internal.h"

static enum err wrong(struct buf *why, str text)
{
    buf_add(why, text);
    return ERR_INVALID;
}

/* A record whose members are all known. */
static enum err only(struct arena *a, const struct json *v, const char *const *names,
                     const char *what, struct buf *why)
{
    if (!v || v->type != JSON_RECORD)
        return wrong(why, str_fmt(a, "%s is no object", what));
    for (size_t i = 0; i < v->n; i++) {
        size_t k = 0;
        while (names[k] && !str_eq(v->names[i], str_from(names[k])))
            k++;
        if (!names[k])
            return wrong(why, str_fmt(a, "%s has an unknown member '%.*s'", what,
                                      STR_ARG(v->names[i])));
    }
    return OK;
}

static enum err get_day(struct arena *a, const struct json *v, const char *name, struct date *out,
                        struct buf *why)
{
    if (!v || v->type != JSON_TEXT || date_parse(v->text, out) != OK)
        return wrong(why, str_fmt(a, "%s is no date YYYY-MM-DD", name));
    return OK;
}

static enum err get_word(struct arena *a, const struct json *v, const char *name,
                         const char *const *words, int *out, struct buf *why)
{
    for (int i = 0; v && v->type == JSON_TEXT && words[i]; i++)
        if (str_eq(v->text, str_from(words[i]))) {
            *out = i + 1;
            return OK;
        }
    return wrong(why, str_fmt(a, "%s is missing or not known", name));
}

static enum err get_count(struct arena *a, const struct json *v, const char *name, int *out,
                          struct buf *why)
{
    if (!v)
        return OK;
    if (v->type != JSON_WHOLE || v->whole < 0 || v->whole > 1000)
        return wrong(why, str_fmt(a, "%s is no count", name));
    *out = (int)v->whole;
    return OK;
}

static enum err get_parameter(struct arena *a, const struct json *v, struct law_parameter *p,
                              struct buf *why)
{
    static const char *const names[] = { "kind", "factor", "ph", "ph_value", NULL };
    int kind = 0;
    TRY(only(a, v, names, "a parameter", why));
    TRY(get_word(a, json_get(v, S("kind")), "kind", discharge_names, &kind, why));
    p->kind = (enum law_discharge)kind;
    const struct json *ph = json_get(v, S("ph")), *factor = json_get(v, S("factor"));
    if (ph && ph->type != JSON_BOOL)
        return wrong(why, S("ph is neither true nor false"));
    p->ph = ph && ph->flag;
    if (p->ph && p->kind != LAW_WASTEWATER)
        return wrong(why, S("ph goes with wastewater alone (Decree 45/2022/NĐ-CP art. 18.7)"));
    const struct json *value = json_get(v, S("ph_value"));
    if (value) {
        p->ph = true;
        if (p->kind == LAW_HAZARDOUS_WASTEWATER && !ph && !factor
            && json_nano(value, &p->factor) == OK && p->factor >= 0
            && p->factor <= 14 * (int64_t)NANO)
            return OK;
        return wrong(why, S("ph_value, 0 to 14, goes with hazardous_wastewater and nothing else "
                            "(Decree 45/2022/NĐ-CP art. 19.11)"));
    }
    if (p->ph && factor)
        return wrong(why, S("a parameter has either ph or a factor"));
    if (!p->ph && (json_nano(factor, &p->factor) != OK || p->factor < 0))
        return wrong(why, S("factor is missing or no number"));
    return OK;
}

static enum err get_parameters(struct arena *a, const struct json *v, struct law_act_in *in,
                               struct buf *why)
{
    if (!v)
        return OK;
    if (v->type != JSON_LIST)
        return wrong(why, S("other_parameters is no list"));
    struct law_parameter *p = NEWS(a, struct law_parameter, v->n);
    for (size_t i = 0; i < v->n; i++)
        TRY(get_parameter(a, &v->items[i], &p[i], why));
    in->params = p;
    in->n_params = v->n;
    return OK;
}

static enum err get_flag(struct arena *a, const struct json *v, const char *name, bool *out,
                         struct buf *why)
{
    if (v && v->type != JSON_BOOL)
        return wrong(why, str_fmt(a, "%s is neither true nor false", name));
    *out = v && v->flag;
    return OK;
}

/* A text that may be left out, never empty. */
static enum err get_text(struct arena *a, const struct json *v, const char *name, str *out,
                         struct buf *why)
{
    if (v && (v->type != JSON_TEXT || str_empty(v->text)))
        return wrong(why, str_fmt(a, "%s is no text", name));
    *out = v ? v->text : S("");
    return OK;
}

static enum err get_code(struct arena *a, const struct json *v, const char *list, str *out,
                         struct buf *why)
{
    if (!v || v->type != JSON_TEXT || str_empty(v->text))
        return wrong(why, str_fmt(a, "%s: an act has no code", list));
    *out = v->text;
    return OK;
}

static enum err get_times(struct arena *a, const struct json *v, struct law_act_in *in,
                          struct buf *why)
{
    static const char *const names[] = { "act", "ended_on", NULL };
    if (!v)
        return OK;
    if (v->type != JSON_LIST)
        return wrong(why, S("earlier_times is no list"));
    struct law_time *t = NEWS(a, struct law_time, v->n);
    for (size_t i = 0; i < v->n; i++) {
        TRY(only(a, &v->items[i], names, "an earlier time", why));
        TRY(get_code(a, json_get(&v->items[i], S("act")), "earlier_times", &t[i].act, why));
        TRY(get_day(a, json_get(&v->items[i], S("ended_on")), "ended_on", &t[i].day, why));
    }
    in->times = t;
    in->n_times = v->n;
    return OK;
}

static enum err get_history(struct arena *a, const struct json *v, struct law_file *out,
                            struct buf *why)
{
    static const char *const names[] = { "act", "decided_on", "executed_on", "warning", NULL };
    if (!v)
        return OK;
    if (v->type != JSON_LIST)
        return wrong(why, S("history is no list"));
    struct law_earlier *e = NEWS(a, struct law_earlier, v->n);
    for (size_t i = 0; i < v->n; i++) {
        const struct json *one = &v->items[i];
        TRY(only(a, one, names, "an earlier decision", why));
        const struct json *done = json_get(one, S("executed_on"));
        TRY(get_code(a, json_get(one, S("act")), "history", &e[i].act, why));
        TRY(get_day(a, json_get(one, S("decided_on")), "decided_on", &e[i].decided, why));
        e[i].executed.has = done != NULL;
        if (done)
            TRY(get_day(a, done, "executed_on", &e[i].executed.v, why));
        TRY(get_flag(a, json_get(one, S("warning")), "warning", &e[i].warning, why));
    }
    out->has_history = true;
    out->history = e;
    out->n_history = v->n;
    return OK;
}

static enum err get_act(struct arena *a, const struct json *v, struct law_act_in *in,
                        struct buf *why)
{
    static const char *const names[] = { "act", "ended_on", "detected_on", "mitigating",
                                         "aggravating", "other_parameters", "earlier_times",
                                         "returned_from_criminal", "ambient", NULL };
    TRY(only(a, v, names, "an act", why));
    const struct json *act = json_get(v, S("act"));
    if (!act || act->type != JSON_TEXT || str_empty(act->text))
        return wrong(why, S("an act has no code"));
    in->act = act->text;
    const struct json *ended = json_get(v, S("ended_on")), *seen = json_get(v, S("detected_on"));
    if (!ended == !seen)
        return wrong(why, S("an act has either ended_on or detected_on"));
    in->going_on = seen != NULL;
    TRY(get_day(a, ended ? ended : seen, ended ? "ended_on" : "detected_on", &in->day, why));
    TRY(get_count(a, json_get(v, S("mitigating")), "mitigating", &in->mitigating, why));
    TRY(get_count(a, json_get(v, S("aggravating")), "aggravating", &in->aggravating, why));
    TRY(get_times(a, json_get(v, S("earlier_times")), in, why));
    TRY(get_flag(a, json_get(v, S("returned_from_criminal")), "returned_from_criminal",
                 &in->returned, why));
    TRY(get_text(a, json_get(v, S("ambient")), "ambient", &in->ambient, why));
    return get_parameters(a, json_get(v, S("other_parameters")), in, why);
}

enum err law_file_from_json(struct arena *a, str text, struct law_file *out, struct buf *why)
{
    static const char *const names[] = { "handled_on", "subject", "acts", "area", "history",
                                         NULL };
    const struct json *v;
    str bad;
    int subject = 0;
    *out = (struct law_file){ 0 };
    if (json_parse(a, text, &v, &bad) != OK)
        return wrong(why, bad);
    TRY(only(a, v, names, "the file", why));
    TRY(get_day(a, json_get(v, S("handled_on")), "handled_on", &out->handled_on, why));
    TRY(get_word(a, json_get(v, S("subject")), "subject", subject_names, &subject, why));
    out->subject = (enum law_subject)subject;
    TRY(get_text(a, json_get(v, S("area")), "area", &out->area, why));
    TRY(get_history(a, json_get(v, S("history")), out, why));
    const struct json *acts = json_get(v, S("acts"));
    if (!acts || acts->type != JSON_LIST || acts->n == 0)
        return wrong(why, S("acts is no list, or empty"));
    struct law_act_in *in = NEWS(a, struct law_act_in, acts->n);
    for (size_t i = 0; i < acts->n; i++)
        TRY(get_act(a, &acts->items[i], &in[i], why));
    out->acts = in;
    out->n_acts = acts->n;
    return OK;
}

static void member(struct buf *b, const char *name, bool has, int64_t v)
{
    buf_fmt(b, ",\"%s\":", name);
    if (has)
        buf_i64(b, v);
    else
        buf_add(b, S("null"));
}

/* Answers to what the file asks beyond the plain question, and nothing else. */
static void more_json(const struct law_file *file, const struct law_act_in *in,
                      const struct law_act_out *o, struct buf *b)
{
    if (file->has_history || in->n_times) {
        buf_fmt(b, ",\"repeat\":%s,\"multiple\":%s", o->repeat_of ? "true" : "false",
                o->n_multiple ? "true" : "false");
        member(b, "aggravating", true, o->aggravating);
    }
    if (in->n_times) {
        buf_add(b, S(",\"frame_of\":"));
        buf_json(b, o->frame_of->code);
    }
    if (in->n_times || !str_empty(in->ambient)) {
        buf_add(b, S(",\"suspension_of\":"));
        if (o->suspension_of)
            buf_json(b, o->suspension_of->code);
        else
            buf_add(b, S("null"));
    }
    if (!str_empty(file->area))
        member(b, "local_percent", true, o->local_percent);
    if (!str_empty(in->ambient)) {
        member(b, "ambient_percent_min", true, o->ambient_min);
        member(b, "ambient_percent_max", true, o->ambient_max);
    }
    if (in->returned)
        buf_fmt(b, ",\"limit_extended\":%s", o->extended ? "true" : "false");
}

static void act_json(struct arena *a, const struct law_file *file, const struct law_act_in *in,
                     const struct law_act_out *o, struct buf *b)
{
    buf_add(b, S("{\"act\":"));
    buf_json(b, o->act->code);
    member(b, "frame_min", o->has_fine, o->frame_min);
    member(b, "frame_max", o->has_fine, o->frame_max);
    member(b, "addition_percent", true, o->addition_percent);
    member(b, "fine_min", o->has_fine && o->in_time, o->fine_min);
    member(b, "fine_max", o->has_fine && o->in_time, o->fine_max);
    member(b, "power_tested", o->has_fine, o->power_tested);
    buf_fmt(b, ",\"in_time\":%s,\"limit_ends\":", o->in_time ? "true" : "false");
    buf_json(b, date_iso(a, o->limit.due.day));
    more_json(file, in, o, b);
    buf_byte(b, '}');
}

void law_assessment_json(struct arena *a, const struct law_assessment *as, struct buf *b)
{
    buf_add(b, S("{\"acts\":["));
    for (size_t i = 0; i < as->n_acts; i++) {
        if (i)
            buf_byte(b, ',');
        act_json(a, &as->file, &as->file.acts[i], &as->acts[i], b);
    }
    buf_byte(b, ']');
    member(b, "total_min", true, as->total_min);
    member(b, "total_max", true, as->total_max);
    buf_fmt(b, ",\"may_explain\":%s,\"signers\":[", as->may_explain ? "true" : "false");
    for (size_t i = 0; i < as->n_signers; i++) {
        if (i)
            buf_byte(b, ',');
        buf_json(b, as->signers[i].position->code);
    }
    buf_add(b, S("],\"warnings\":["));
    for (size_t i = 0; i < as->n_warnings; i++) {
        if (i)
            buf_byte(b, ',');
        buf_json(b, as->warnings[i]);
    }
    buf_add(b, S("]}"));
}
