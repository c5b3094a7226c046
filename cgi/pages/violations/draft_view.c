#include "pages/violations/draft_view.h"
#include "base/lang.h"
#include "pages/cases/preview.h"
#include "pages/frame.h"
#include "pages/violations/assessed.h"
#include "pages/violations/draft_form.h"
#include "pages/violations/draft_repeat.h"
#include "pages/violations/lines.h"
#include "pages/violations/record_view.h"
#include "pages/violations/ticks_form.h"

static str measure_name(const struct cx *cx, const struct law_measure *m)
{
    return cx->lang == LANG_EN ? m->name : m->name_vi;
}

static const struct measure_line *extras_of(struct cx *cx, const struct form *f,
                                            const struct law_act *act, size_t i)
{
    struct measure_line *out = NEWS(cx->a, struct measure_line, act->n_extras);
    for (size_t k = 0; k < act->n_extras; k++) {
        const struct law_extra *x = &act->extras[k];
        const str args[] = { str_fmt(cx->a, "%d", x->months_min),
                             str_fmt(cx->a, "%d", x->months_max) };
        out[k].name = measure_name(cx, x->measure);
        out[k].has_months = x->months_max > 0;
        out[k].on = field_of(f, (struct field){
            .name = measure_field(cx->a, "extra", i, k), .label = str_c(cx->a, out[k].name) });
        out[k].months = field_of(f, (struct field){
            .name = measure_field(cx->a, "months", i, k), .label = TR("Thời hạn (tháng)"),
            .quiet = true, .inputmode = "numeric" });
        if (out[k].has_months)
            out[k].range = tr_args(cx->a, TR("Từ {0} đến {1} tháng"), args, 2);
    }
    return out;
}

static const struct measure_line *remedies_of(struct cx *cx, const struct form *f,
                                              const struct law_act *act, size_t i)
{
    struct measure_line *out = NEWS(cx->a, struct measure_line, act->n_remedies);
    for (size_t k = 0; k < act->n_remedies; k++) {
        out[k].name = measure_name(cx, act->remedies[k]);
        out[k].on = field_of(f, (struct field){
            .name = measure_field(cx->a, "remedy", i, k), .label = str_c(cx->a, out[k].name) });
    }
    return out;
}

static struct draft_block block_of(struct cx *cx, const struct draft_page *p, const struct form *f,
                                   size_t i)
{
    const struct law_act_out *o = &p->as.acts[i];
    const struct record_whole_row *row = &p->violation.rows[i];
    struct draft_block out = {
        .nth = i + 1, .described = row->described, .cost = fine_lines(cx, &p->as, o),
        .fine = field_of(f, (struct field){
            .name = draft_field(cx->a, "fine", i), .label = TR("Mức tiền phạt (đồng)"),
            .inputmode = "numeric", .required = o->act->penalty == LAW_FINE,
            .hint = o->act->penalty == LAW_WARNING_OR_FINE ? TR("Để trống: phạt cảnh cáo.")
                                                           : NULL }),
        .extras = extras_of(cx, f, o->act, i), .n_extras = o->act->n_extras,
        .remedies = remedies_of(cx, f, o->act, i), .n_remedies = o->act->n_remedies,
    };
    out.has_ticks = p->again.ticked[i].p != NULL;
    if (out.has_ticks)
        out.ticks = ticks_boxes(cx, f, ticks_stem(cx->a, i), TICKS_DECISION);
    repeat_act(cx, p, f, i, &out);
    return out;
}

void draft_acts(struct cx *cx, const struct draft_page *p, const struct form *f,
                struct draft_view *v)
{
    struct draft_block *out = NEWS(cx->a, struct draft_block, p->as.n_acts);
    for (size_t i = 0; i < p->as.n_acts; i++)
        out[i] = block_of(cx, p, f, i);
    v->acts = out;
    v->n_acts = p->as.n_acts;
    v->total_min = p->as.total_min;
    v->total_max = p->as.total_max;
    v->violator = p->violation.rows[0].name;
    v->subject = str_from(tr(subject_label(p->violation.rows[0].subject)));
}

static const char *meaning_words(enum earlier_meaning m)
{
    if (m == EARLIER_REPEAT)
        return TR("Tái phạm: cùng hành vi, chưa hết thời hạn để coi là chưa bị xử phạt (khoản "
                  "5 Điều 2; khoản 1 Điều 7 Luật 15/2012/QH13). Là tình tiết tăng nặng (điểm "
                  "b khoản 1 Điều 10), trừ khi hành vi đã tính theo tái phạm.");
    if (m == EARLIER_MAYBE)
        return TR("Cùng điều: có thể là cùng một hành vi (Điều 8 Nghị định 118/2021/NĐ-CP). "
                  "Người soạn đối chiếu và quyết định.");
    if (m == EARLIER_UNREAD)
        return TR("Hệ thống không đối chiếu được hành vi hoặc ngày của quyết định này: người soạn "
                  "tự đối chiếu.");
    return TR("Hành vi khác, hoặc đã được coi là chưa bị xử phạt.");
}

void draft_earlier(struct cx *cx, const struct draft_page *p, struct draft_view *v)
{
    const struct earlier *rows = p->again.earlier;
    v->n_earlier = p->again.n_earlier;
    struct earlier_line *out = NEWS(cx->a, struct earlier_line, v->n_earlier);
    for (size_t i = 0; i < v->n_earlier; i++) {
        const struct earlier_decisions_row *r = rows[i].row;
        const struct law_act *act = law_act(cx->law, r->act, r->decided);
        const str fine[] = { money_words(cx->a, r->fine.v) };
        out[i] = (struct earlier_line){
            .number = r->number, .unit = r->unit, .decided = r->decided,
            .act = !act ? r->act : str_fmt(cx->a, "%.*s · %.*s", STR_ARG(r->act), STR_ARG(
                cx->lang == LANG_EN ? act->name : act->name_vi)),
            .sanction = r->fine.has ? tr_args(cx->a, TR("Phạt tiền {0} đồng"), fine, 1)
                                    : str_from(tr(TR("Cảnh cáo"))),
            .words = str_from(tr(meaning_words(rows[i].meaning))),
            .counts = rows[i].meaning != EARLIER_OTHER };
        if (r->executed.has)
            out[i].executed = r->executed.v;
        if (rows[i].clean.has)
            out[i].clean = rows[i].clean.v;
    }
    v->earlier = out;
}

enum err draft_clocks(struct req *r, const struct form *f, const struct draft_page *p,
                      struct draft_view *v)
{
    const struct flow *flow = p->show.held.flow;
    for (size_t i = 0; i < flow->n_steps; i++)
        if (step_page(&flow->steps[i]) == STEP_DECISION
            && flow_leaves(&flow->steps[i], p->show.held.stage))
            return clock_preview_of(r, f, &p->show, &flow->steps[i], &v->clocks);
    return OK;
}

void draft_signers(struct cx *cx, const struct draft_page *p, struct draft_view *v)
{
    v->signers = signer_lists(cx, &p->as);
}

static const struct choice *publish_list(struct cx *cx, str typed)
{
    struct choice *out = NEWS(cx->a, struct choice, 2);
    out[0] = (struct choice){ .value = S("no"), .label = str_from(tr(TR("Không công bố tên"))) };
    out[1] = (struct choice){ .value = S("chosen"),
                              .label = str_from(tr(TR("Người xử phạt quyết định công bố"))) };
    out[1].on = str_eq(typed, S("chosen"));
    out[0].on = !out[1].on;
    return out;
}

static void words_of(struct cx *cx, const struct draft_page *p, const struct form *f,
                     struct draft_view *v)
{
    struct field *out = NEWS(cx->a, struct field, DRAFT_WORDS);
    for (size_t i = 0; i < DRAFT_WORDS; i++)
        if (draft_word_asked(&p->again, i))
            out[v->n_words++] = field_of(f, (struct field){ .name = draft_words[i].name,
                                             .label = draft_words[i].label, .rows = 2,
                                             .hint = draft_words[i].needed,
                                             .quiet = draft_words[i].needed != NULL });
    v->words = out;
}

/* What the age asks of a person: no number is in the tables for those between 16 and 18. */
static void age_warnings(struct cx *cx, const struct violation *violation, struct draft_view *v)
{
    const opt_str age = violation->rows[0].age;
    size_t n_notes;
    if (!age.has)
        return;
    const str *notes = age_notes(cx, sheet_age_of(age.v), &n_notes);
    str *all = NEWS(cx->a, str, v->n_warnings + n_notes + 1);
    size_t n = 0;
    for (size_t i = 0; i < v->n_warnings; i++)
        all[n++] = v->warnings[i];
    for (size_t i = 0; i < n_notes; i++)
        all[n++] = notes[i];
    if (sheet_age_of(age.v) == SHEET_AGE_UNDER_18)
        all[n++] = str_from(tr(
            TR("Mức phạt tiền riêng cho người từ đủ 16 đến dưới 18 tuổi chưa có trong bảng pháp "
               "luật: số tiền ở trang này tính như người thành niên. Đối chiếu văn bản trước khi "
               "ký.")));
    v->warnings = all;
    v->n_warnings = n;
}

void draft_rest(struct cx *cx, const struct draft_page *p, const struct form *f,
                struct draft_view *v)
{
    v->remedy_due = field_of(f, (struct field){
        .name = "remedy_due", .label = TR("Hạn thực hiện biện pháp khắc phục") });
    v->remedy_how = field_of(f, (struct field){
        .name = "remedy_how", .label = DRAFT_HOW_LABEL, .rows = 3,
        .hint = draft_words[WORD_REMEDY_COST].needed, .quiet = true });
    v->reason = field_of(f, (struct field){
        .name = "reason", .label = TR("Lý do chọn mức và hình thức này"), .rows = 4,
        .required = true });
    v->publish = field_of(f, (struct field){
        .name = "publish", .label = TR("Công bố công khai"), .required = true });
    v->publish_basis = field_of(f, (struct field){
        .name = "publish_basis", .label = TR("Căn cứ pháp luật của việc công bố"), .rows = 2 });
    words_of(cx, p, f, v);
    v->publishes = publish_list(cx, v->publish.value);
    v->n_publishes = 2;
    if (p->has_draft) {
        const struct law_publish_rule rule = draft_publish(cx, &p->as, &p->kept, cx->today);
        if (rule.verdict == LAW_PUBLISH_MUST)
            v->must_basis = cx->lang == LANG_EN ? rule.basis : rule.basis_vi;
        v->ask = rule.verdict == LAW_PUBLISH_ASK;
    }
    repeat_rest(cx, p, f, v);
    v->warnings = cx->lang == LANG_EN ? p->as.warnings : p->as.warnings_vi;
    v->n_warnings = p->as.n_warnings;
    age_warnings(cx, &p->violation, v);
}
