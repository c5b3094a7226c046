#include "pages/violations/acts_view.h"
#include "base/lang.h"
#include "domain/violations/acts.h"
#include "pages/frame.h"
#include "pages/violations/acts_form.h"
#include "pages/violations/ticks_form.h"

#define HITS_MAX 20
#define PARAM_ROWS 2 /* empty ones offered at a time */

static const struct { const char *word, *label; } subject_labels[] = {
    { "individual", TR("Cá nhân") },
    { "household", TR("Hộ gia đình") },
    { "business_household", TR("Hộ kinh doanh") },
    { "community", TR("Cộng đồng dân cư") },
    { "organization", TR("Tổ chức") },
};

const char *subject_label(str word)
{
    for (size_t i = 0; i < COUNT(subject_labels); i++)
        if (str_eq(word, str_from(subject_labels[i].word)))
            return subject_labels[i].label;
    return TR("Không rõ");
}

const struct choice *subject_list(struct cx *cx, str typed, size_t *n)
{
    struct choice *out = NEWS(cx->a, struct choice, COUNT(subject_labels));
    for (size_t i = 0; i < COUNT(subject_labels); i++) {
        out[i].value = str_from(subject_labels[i].word);
        out[i].label = str_from(tr(subject_labels[i].label));
        out[i].on = str_eq(typed, out[i].value);
    }
    *n = COUNT(subject_labels);
    return out;
}

static const struct choice *kind_list(struct cx *cx, str typed)
{
    static const char *const labels[] = {
        TR("Nước thải"), TR("Nước thải chứa thông số nguy hại"), TR("Khí thải"),
        TR("Khí thải chứa thông số nguy hại"), TR("Độ pH của nước thải"),
    };
    struct choice *out = NEWS(cx->a, struct choice, n_param_kinds);
    for (size_t i = 0; i < n_param_kinds; i++) {
        out[i].value = str_from(param_kinds[i]);
        out[i].label = str_from(tr(labels[i]));
        out[i].on = str_eq(typed, out[i].value);
    }
    return out;
}

static void params_of(struct cx *cx, const struct form *f, size_t act, struct act_block *b)
{
    struct param_row *rows = NEWS(cx->a, struct param_row, PARAMS_MAX);
    size_t used = 0;
    for (size_t i = 0; i < PARAMS_MAX; i++) {
        struct param_row *p = &rows[i];
        p->kind = field_of(f, (struct field){ .name = param_field(cx->a, act, "kind", i),
                                              .label = TR("Thông số"), .quiet = true });
        p->factor = field_of(f, (struct field){ .name = param_field(cx->a, act, "factor", i),
                                                .label = TR("Số lần vượt"), .quiet = true,
                                                .inputmode = "decimal" });
        p->kinds = kind_list(cx, p->kind.value);
        p->n_kinds = n_param_kinds;
        if (!str_empty(p->kind.value) || !str_empty(p->factor.value))
            used = i + 1;
    }
    b->params = rows;
    b->n_params = used + PARAM_ROWS < PARAMS_MAX ? used + PARAM_ROWS : PARAMS_MAX;
    b->params_open = used > 0;
}

static const struct choice *state_list(struct cx *cx, str typed)
{
    struct choice *out = NEWS(cx->a, struct choice, 2);
    out[0] = (struct choice){ .value = S("ended"), .label = str_from(tr(TR("Đã kết thúc"))) };
    out[1] = (struct choice){ .value = S("going_on"),
                              .label = str_from(tr(TR("Còn đang diễn ra khi phát hiện"))) };
    for (size_t i = 0; i < 2; i++)
        out[i].on = str_eq(typed, out[i].value);
    return out;
}

/* The row of the day; of another day where that day has none. */
static const struct law_act *act_row(struct cx *cx, str code, struct date day)
{
    const struct law_act *act = law_act(cx->law, code, day);
    return act ? act : law_act(cx->law, code, cx->today);
}

static void act_texts(struct cx *cx, const struct form *f, enum acts_of of, struct date day,
                      size_t i, struct act_block *b)
{
    struct arena *a = cx->a;
    const struct law_act *act = act_row(cx, b->code, day);
    b->name = !act ? b->code : cx->lang == LANG_EN ? act->name : act->name_vi;
    b->basis = !act ? S("") : cx->lang == LANG_EN ? act->basis : act->basis_vi;
    b->has_described = of == ACTS_OF_RECORD;
    b->described = field_of(f, (struct field){
        .name = act_field(a, i, "described"), .label = TR("Mô tả hành vi"), .rows = 3,
        .required = true, .hint = TR("Thời gian, địa điểm, diễn biến, kết quả đo.") });
    b->state = field_of(f, (struct field){
        .name = act_field(a, i, "state"), .label = TR("Hành vi"), .required = true });
    b->ended = field_of(f, (struct field){
        .name = act_field(a, i, "ended"), .quiet = of == ACTS_OF_RECORD,
        .label = of == ACTS_OF_RECORD ? TR("Kết thúc ngày") : TR("Ngày kết thúc hoặc phát hiện"),
        .hint = of == ACTS_OF_RECORD ? TR("Chỉ khi đã kết thúc.")
                                     : TR("Còn diễn ra: ngày phát hiện."),
        .required = of == ACTS_OF_QUESTION });
    b->place = field_of(f, (struct field){
        .name = act_field(a, i, "place"), .label = TR("Nơi xảy ra"), .quiet = true });
    b->time = field_of(f, (struct field){
        .name = act_field(a, i, "time"), .label = TR("Lúc"), .type = "time", .quiet = true });
    b->times = field_of(f, (struct field){
        .name = act_field(a, i, "times"), .label = TR("Vi phạm nhiều lần: các lần trước"),
        .rows = 2, .quiet = true,
        .hint = TR("Mỗi lần một dòng, bắt đầu bằng ngày: 14/11/2026 xả lúc nửa đêm.") });
    b->mitigating = field_of(f, (struct field){
        .name = act_field(a, i, "mitigating"), .label = TR("Số tình tiết giảm nhẹ"),
        .quiet = true, .inputmode = "numeric" });
    b->aggravating = field_of(f, (struct field){
        .name = act_field(a, i, "aggravating"), .label = TR("Số tình tiết tăng nặng"),
        .quiet = true, .inputmode = "numeric" });
}

static void add_blocks(struct cx *cx, const struct form *f, enum acts_of of, struct date day,
                       struct acts_view *v)
{
    struct act_block *out = NEWS(cx->a, struct act_block, ACTS_MAX);
    v->n = acts_typed(f);
    for (size_t i = 0; i < v->n; i++) {
        struct act_block *b = &out[i];
        b->nth = i + 1;
        b->code_name = act_field(cx->a, i, "code");
        b->code = form_raw(f, b->code_name);
        b->remove = str_fmt(cx->a, "remove-%zu", i);
        act_texts(cx, f, of, day, i, b);
        b->states = state_list(cx, b->state.value);
        b->n_states = 2;
        params_of(cx, f, i, b);
        if (of == ACTS_OF_RECORD)
            b->ticks = ticks_boxes(cx, f, act_field(cx->a, i, ACT_TICKS), TICKS_RECORD);
    }
    v->list = out;
    v->more = v->n < ACTS_MAX;
}

static void add_hits(struct cx *cx, const struct form *f, struct date day, struct acts_view *v)
{
    const struct law_act *const *acts;
    const str typed = form_raw(f, "q");
    if (str_empty(str_trim(typed)) || str_eq(form_raw(f, "do"), S("add")))
        return;
    const size_t n = acts_find(cx->a, cx->law, typed, day, HITS_MAX, &acts);
    const str args[] = { str_fmt(cx->a, "%zu", n), str_fmt(cx->a, "%d", HITS_MAX) };
    v->found = n == 0 ? str_from(tr(TR("Không tìm thấy hành vi nào. Hãy dùng ít từ hơn.")))
        : n > HITS_MAX ? tr_args(cx->a, TR("Có {0} hành vi; dưới đây là {1} hành vi đầu. Hãy thêm "
                                           "từ để tìm hẹp hơn."), args, 2)
                       : S("");
    v->n_hits = n < HITS_MAX ? n : HITS_MAX;
    struct choice *hits = NEWS(cx->a, struct choice, v->n_hits);
    for (size_t i = 0; i < v->n_hits; i++) {
        hits[i].value = acts[i]->code;
        hits[i].label = cx->lang == LANG_EN ? acts[i]->name : acts[i]->name_vi;
        hits[i].hint = cx->lang == LANG_EN ? acts[i]->basis : acts[i]->basis_vi;
        hits[i].on = str_eq(v->pick.value, hits[i].value);
    }
    v->hits = hits;
}

struct acts_view acts_view(struct cx *cx, const struct form *f, enum acts_of of, struct date day)
{
    struct acts_view v = { 0 };
    v.query = field_of(f, (struct field){
        .name = "q", .label = TR("Tìm hành vi trong bảng pháp luật"), .quiet = true,
        .hint = TR("Vài từ, có dấu hoặc không, ví dụ: nuoc thai vuot quy chuan; hoặc số điều.") });
    v.pick = field_of(f, (struct field){
        .name = "pick", .label = TR("Hành vi tìm được"), .quiet = true });
    add_blocks(cx, f, of, day, &v);
    add_hits(cx, f, day, &v);
    return v;
}
