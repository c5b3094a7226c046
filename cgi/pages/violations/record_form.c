#include "pages/violations/record_form.h"
#include "base/lang.h"
#include "pages/frame.h"

#define NANO 1e9

const char *const param_kinds[] = { "wastewater", "hazardous_wastewater", "gas", "hazardous_gas",
                                    "ph" };
const size_t n_param_kinds = COUNT(param_kinds);

static const char *const act_parts[] = { "code", "described", "state", "ended", "mitigating",
                                         "aggravating" };

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

bool act_add(struct form *f, str code)
{
    const size_t n = acts_typed(f);
    if (n == ACTS_MAX)
        return false;
    form_fill(f, act_field(f->a, n, "code"), code);
    return true;
}

static void act_copy(const struct form *from, size_t act, struct form *to, size_t as)
{
    struct arena *a = from->a;
    for (size_t i = 0; i < COUNT(act_parts); i++)
        form_fill(to, act_field(a, as, act_parts[i]),
                  form_raw(from, act_field(a, act, act_parts[i])));
    for (size_t i = 0; i < PARAMS_MAX; i++) {
        form_fill(to, param_field(a, as, "kind", i),
                  form_raw(from, param_field(a, act, "kind", i)));
        form_fill(to, param_field(a, as, "factor", i),
                  form_raw(from, param_field(a, act, "factor", i)));
    }
}

void act_remove(struct form *f, size_t act)
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
            .factor = ph || !times.has ? 0 : (int64_t)(times.v * NANO + 0.5),
        };
    }
    in->params = list;
}

/* The law of the day on which the act ended or was seen. */
static void check_act(struct cx *cx, struct form *f, size_t i, const struct law_act_in *in,
                      struct date made)
{
    const char *field = act_field(f->a, i, in->going_on ? "state" : "ended");
    const str args[] = { in->act, date_vi(f->a, in->day) };
    if (!law_act_known(cx->law, in->act))
        form_problem(f, act_field(f->a, i, "described"),
                     tr_args(f->a, TR("Không có hành vi “{0}” trong bảng pháp luật."), args, 1));
    else if (!date_valid(in->day))
        return; /* said at its own field */
    else if (!law_act(cx->law, in->act, in->day))
        form_problem(f, field,
                     tr_args(f->a, TR("Quy định {0} không có hiệu lực vào ngày {1}: hành vi theo "
                                      "luật của ngày nó kết thúc hoặc bị phát hiện (Nghị định "
                                      "118/2021/NĐ-CP, điều 7)."), args, 2));
    else if (date_valid(made) && date_cmp(in->day, made) > 0)
        say(f, field, TR("Ngày của hành vi sau ngày lập biên bản."));
}

static struct record_act read_act(struct cx *cx, struct form *f, size_t i, struct date detected,
                                  struct date made)
{
    static const char *const states[] = { "ended", "going_on" };
    const char *state = act_field(f->a, i, "state");
    struct record_act out = {
        .in = { .act = form_raw(f, act_field(f->a, i, "code")) },
        .described = form_str(f, act_field(f->a, i, "described"), 8000),
    };
    out.in.going_on = str_eq(form_one_of(f, state, states, COUNT(states)), S("going_on"));
    if (out.in.going_on)
        out.in.day = detected;
    else if (!str_empty(form_raw(f, state)))
        out.in.day = form_day(f, act_field(f->a, i, "ended"));
    out.in.mitigating = (int)form_opt_i64(f, act_field(f->a, i, "mitigating"), 0, 20).v;
    out.in.aggravating = (int)form_opt_i64(f, act_field(f->a, i, "aggravating"), 0, 20).v;
    read_params(f, i, &out.in);
    check_act(cx, f, i, &out.in, made);
    return out;
}

static void check_head(struct cx *cx, struct form *f, const struct record_new *in)
{
    if (date_valid(in->made) && date_cmp(in->made, cx->today) > 0)
        say(f, "made", TR("Ngày lập biên bản ở tương lai."));
    if (date_valid(in->made) && date_valid(in->detected) && date_cmp(in->detected, in->made) > 0)
        say(f, "detected", TR("Ngày phát hiện sau ngày lập biên bản."));
    if (!str_empty(in->number) && !str_ends(in->number, S(RECORD_SUFFIX)))
        say(f, "number", TR("Số biên bản kết thúc bằng /BB-VPHC, ví dụ 05/BB-VPHC."));
    if (in->subject == LAW_ORGANIZATION && str_empty(in->representative))
        say(f, "representative", TR("Tổ chức phải có người đại diện theo pháp luật."));
    if (str_eq(form_raw(f, "has_signed"), S("no")) && str_empty(in->witness))
        say(f, "witness", TR("Người vi phạm không ký: ghi người chứng kiến hoặc đại diện UBND cấp "
                             "xã ký thay (Luật 15/2012/QH13, điều 58)."));
    if (in->n_acts == 0)
        say(f, "q", TR("Biên bản phải có ít nhất một hành vi. Hãy tìm và thêm hành vi."));
}

struct record_new record_read(struct cx *cx, struct form *f)
{
    static const char *const subjects[] = { "individual", "household", "business_household",
                                            "community", "organization" };
    static const char *const yes_no[] = { "yes", "no" };
    struct record_act *acts = NEWS(f->a, struct record_act, ACTS_MAX);
    struct record_new in = {
        .number = form_str(f, "number", 60),
        .made = form_day(f, "made"),
        .detected = form_day(f, "detected"),
        .place = form_str(f, "place", 300),
        .subject = subject_of(form_one_of(f, "subject", subjects, COUNT(subjects))),
        .name = form_str(f, "name", 200),
        .address = form_str(f, "address", 300),
        .id_number = form_opt(f, "id_number", 60),
        .representative = form_opt(f, "representative", 200),
        .statement = form_opt(f, "statement", 8000),
        .stop_ordered = form_flag(f, "stop"),
        .has_signed = str_eq(form_one_of(f, "has_signed", yes_no, COUNT(yes_no)), S("yes")),
        .witness = form_opt(f, "witness", 200),
        .acts = acts, .n_acts = acts_typed(f),
    };
    for (size_t i = 0; i < in.n_acts; i++)
        acts[i] = read_act(cx, f, i, in.detected, in.made);
    check_head(cx, f, &in);
    return in;
}
