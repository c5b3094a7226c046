#include "pages/violations/record_form.h"
#include "base/lang.h"
#include "pages/violations/acts_form.h"
#include "pages/violations/sheet_form.h"
#include "pages/violations/ticks_form.h"

static void say(struct form *f, const char *field, const char *text)
{
    form_problem(f, field, str_from(tr(text)));
}

static struct record_act read_act(struct cx *cx, struct form *f, size_t i, struct date detected,
                                  struct date made)
{
    struct record_act out = {
        .described = form_str(f, act_field(f->a, i, "described"), 8000),
        .in = act_read(cx, f, i, (opt_date){ true, detected }),
        .place = form_opt(f, act_field(f->a, i, "place"), 300),
        .at_time = clock_read(f, act_field(f->a, i, "time")),
    };
    times_read(f, act_field(f->a, i, "times"), &out);
    out.ticks = ticks_typed(cx, f, act_field(f->a, i, ACT_TICKS), TICKS_RECORD,
                            date_valid(out.in.day) ? law_act(cx->law, out.in.act, out.in.day)
                                                   : NULL);
    ticks_apply(cx->law, out.ticks, &out.in);
    act_not_after(f, i, &out.in, made, TR("Ngày của hành vi sau ngày lập biên bản."));
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
    if (in->n_acts == 0)
        say(f, "q", TR("Biên bản phải có ít nhất một hành vi. Hãy tìm và thêm hành vi."));
}

/* What the law asks of the whole: each at its field. */
static void check_sheet(struct cx *cx, struct form *f, const struct record_new *in)
{
    const struct sheet_fault *faults;
    const size_t n = sheet_check(f->a, cx->law, in, cx->today, &faults);
    for (size_t i = 0; i < n; i++)
        form_problem(f, faults[i].field, tr_args(f->a, faults[i].says, &faults[i].arg, 1));
}

struct record_new record_read(struct cx *cx, struct form *f)
{
    static const char *const yes_no[] = { "yes", "no" };
    struct record_act *acts = NEWS(f->a, struct record_act, ACTS_MAX);
    struct record_new in = {
        .number = form_str(f, "number", 60),
        .made = form_day(f, "made"),
        .detected = form_day(f, "detected"),
        .place = form_str(f, "place", 300),
        .subject = form_flag(f, "unknown") && str_empty(form_raw(f, "subject"))
            ? LAW_INDIVIDUAL : subject_read(f),
        .name = form_opt(f, "name", 200),
        .address = form_opt(f, "address", 300),
        .id_number = form_opt(f, "id_number", 60),
        .representative = form_opt(f, "representative", 200),
        .statement = form_opt(f, "statement", 8000),
        .stop_ordered = form_flag(f, "stop"),
        .has_signed = !form_flag(f, "unknown")
            && str_eq(form_one_of(f, "has_signed", yes_no, COUNT(yes_no)), S("yes")),
        .witness = form_opt(f, "witness", 200),
        .acts = acts, .n_acts = acts_typed(f), .sheet = mbb01_read(f),
    };
    for (size_t i = 0; i < in.n_acts; i++)
        acts[i] = read_act(cx, f, i, in.detected, in.made);
    check_head(cx, f, &in);
    check_sheet(cx, f, &in);
    return in;
}
