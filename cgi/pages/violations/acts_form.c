#include "pages/violations/acts_form.h"
#include "base/json.h"
#include "base/lang.h"
#include "pages/frame.h"

const char *const param_kinds[] = { "wastewater", "hazardous_wastewater", "gas", "hazardous_gas",
                                    "ph" };
const size_t n_param_kinds = COUNT(param_kinds);

const char *act_field(struct arena *a, size_t act, const char *name)
{
    return str_fmt(a, "act%zu_%s", act, name).p;
}

const char *param_field(struct arena *a, size_t act, const char *name, size_t param)
{
    return str_fmt(a, "act%zu_%s%zu", act, name, param).p;
}

size_t acts_typed(const struct form *f)
{
    size_t n = 0;
    while (n < ACTS_MAX && !str_empty(form_raw(f, act_field(f->a, n, "code"))))
        n++;
    return n;
}

static bool act_add(struct form *f, str code)
{
    const size_t n = acts_typed(f);
    if (n == ACTS_MAX)
        return false;
    form_fill(f, act_field(f->a, n, "code"), code);
    return true;
}

static void act_copy(const struct form *from, size_t act, struct form *to, size_t as)
{
    const str was = str_from(act_field(from->a, act, ""));
    for (size_t i = 0; i < from->fields.n; i++) {
        const str name = from->fields.v[i].name;
        if (str_starts(name, was))
            form_fill(to, act_field(from->a, as, str_c(from->a, str_sub(name, was.n, name.n))),
                      from->fields.v[i].value);
    }
}

static void act_remove(struct form *f, size_t act)
{
    struct form rest = { .a = f->a, .lang = f->lang };
    const size_t n = acts_typed(f);
    for (size_t i = 0; i < f->fields.n; i++)
        if (!str_starts(f->fields.v[i].name, S("act")))
            form_fill(&rest, str_c(f->a, f->fields.v[i].name), f->fields.v[i].value);
    for (size_t i = 0, as = 0; i < n; i++)
        if (i != act)
            act_copy(f, i, &rest, as++);
    *f = rest;
}

static void say(struct form *f, const char *field, const char *text)
{
    form_problem(f, field, str_from(tr(text)));
}

static void read_params(struct form *f, size_t act, struct law_act_in *in)
{
    struct law_parameter *list = NEWS(f->a, struct law_parameter, PARAMS_MAX);
    for (size_t i = 0; i < PARAMS_MAX; i++) {
        const char *kind = param_field(f->a, act, "kind", i);
        const char *factor = param_field(f->a, act, "factor", i);
        size_t k = 0;
        while (k < n_param_kinds && !str_eq(form_raw(f, kind), str_from(param_kinds[k])))
            k++;
        const opt_f64 times = form_f64(f, factor, 1, 100000);
        if (k == n_param_kinds) {
            if (times.has)
                say(f, kind, TR("Hãy chọn loại chất thải của thông số này."));
            continue;
        }
        const bool ph = k + 1 == n_param_kinds;
        if (!ph && !times.has)
            say(f, factor, TR("Hãy nhập số lần vượt quy chuẩn."));
        list[in->n_params++] = (struct law_parameter){
            .kind = ph ? LAW_WASTEWATER : (enum law_discharge)(k + 1), .ph = ph,
            .factor = ph || !times.has ? 0 : json_nano_of(times.v),
        };
    }
    in->params = list;
}

/* The law of the day on which the act ended or was seen. */
static void check_act(struct cx *cx, struct form *f, size_t i, const struct law_act_in *in)
{
    const str args[] = { in->act, date_vi(f->a, in->day) };
    if (!law_act_known(cx->law, in->act))
        form_problem(f, act_field(f->a, i, "state"),
                     tr_args(f->a, TR("Không có hành vi “{0}” trong bảng pháp luật."), args, 1));
    else if (date_valid(in->day) && !law_act(cx->law, in->act, in->day))
        form_problem(f, act_field(f->a, i, in->going_on ? "state" : "ended"),
                     tr_args(f->a, TR("Quy định {0} không có hiệu lực vào ngày {1}: hành vi "
                                      "theo luật của ngày nó kết thúc hoặc bị phát hiện (Điều "
                                      "7 Nghị định 118/2021/NĐ-CP)."), args, 2));
}

void act_not_after(struct form *f, size_t i, const struct law_act_in *in, struct date last,
                   const char *text)
{
    if (date_valid(in->day) && date_valid(last) && date_cmp(in->day, last) > 0)
        say(f, act_field(f->a, i, in->going_on ? "state" : "ended"), text);
}

struct law_act_in act_read(struct cx *cx, struct form *f, size_t i, opt_date seen)
{
    static const char *const states[] = { "ended", "going_on" };
    const char *state = act_field(f->a, i, "state");
    struct law_act_in in = { .act = form_raw(f, act_field(f->a, i, "code")) };
    in.going_on = str_eq(form_one_of(f, state, states, COUNT(states)), S("going_on"));
    if (in.going_on && seen.has)
        in.day = seen.v;
    else if (!str_empty(form_raw(f, state)))
        in.day = form_day(f, act_field(f->a, i, "ended"));
    in.mitigating = (int)form_opt_i64(f, act_field(f->a, i, "mitigating"), 0, 20).v;
    in.aggravating = (int)form_opt_i64(f, act_field(f->a, i, "aggravating"), 0, 20).v;
    read_params(f, i, &in);
    check_act(cx, f, i, &in);
    return in;
}

enum law_subject subject_read(struct form *f)
{
    static const char *const subjects[] = { "individual", "household", "business_household",
                                            "community", "organization" };
    const str word = form_one_of(f, "subject", subjects, COUNT(subjects));
    for (size_t i = 0; i < COUNT(subjects); i++)
        if (str_eq(word, str_from(subjects[i])))
            return (enum law_subject)(i + 1);
    return (enum law_subject)0;
}

static enum err add_picked(struct cx *cx, struct form *f)
{
    const str pick = form_raw(f, "pick");
    if (str_empty(pick))
        say(f, "q", TR("Hãy chọn một hành vi trong danh sách tìm được."));
    else if (!law_act_known(cx->law, pick))
        return ERR_BAD_REQUEST;
    else if (!act_add(f, pick))
        say(f, "q", TR("Ở đây ghi được tối đa 8 hành vi."));
    return OK;
}

enum err acts_change(struct cx *cx, struct form *f)
{
    const str what = form_raw(f, "do");
    int64_t nth = 0;
    if (str_eq(what, S("add")))
        return add_picked(cx, f);
    if (str_starts(what, S("remove-"))
        && str_i64(str_sub(what, 7, what.n), &nth) == OK && nth >= 0 && nth < ACTS_MAX)
        act_remove(f, (size_t)nth);
    return OK;
}
