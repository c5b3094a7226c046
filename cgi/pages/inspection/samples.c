#include "pages/inspection/samples.h"
#include "base/lang.h"
#include "domain/cases/show.h"
#include "domain/inspection/sample.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/inspection/sample_words.h"
#include "pages/inspection/samples_view.h"
#include "tpl/samples.h"

static str state_of(struct cx *cx, const struct samples_of_case_row *s)
{
    if (s->void_why.has)
        return str_from(tr(TR("Đã hủy")));
    if (s->result.has) {
        const str day = date_vi(cx->a, s->received.v);
        return tr_args(cx->a, TR("Có kết quả ngày {0}"), &day, 1);
    }
    if (s->hands.has && s->hands.v > 0)
        return str_from(tr(TR("Đã bàn giao, chờ kết quả")));
    return str_from(tr(TR("Chưa bàn giao")));
}

static void lines_of(struct cx *cx, const struct samples_of_case_row *rows, size_t n,
                     struct samples_view *v)
{
    struct sample_line *out = NEWS(cx->a, struct sample_line, n);
    for (size_t i = 0; i < n; i++) {
        const struct samples_of_case_row *s = &rows[i];
        out[i] = (struct sample_line){
            .id = s->id.v, .code = s->code, .point = s->point, .case_code = s->case_code,
            .own = str_eq(s->case_code, v->code),
            .medium = str_from(tr(sample_medium_label(s->medium))),
            .taken = s->taken, .state = state_of(cx, s), .voided = s->void_why.has,
            .broken = s->broken };
        v->n_results += s->result.has && !s->void_why.has;
    }
    v->lines = out;
    v->n_lines = n;
}

static void warn(struct proposed_line *p, str *list, const char *text)
{
    list[p->n_warnings++] = str_from(tr(text));
}

static struct proposed_line proposed(struct cx *cx, const struct sample_act *act)
{
    str *warnings = NEWS(cx->a, str, 7);
    struct proposed_line p = {
        .point = act->point, .described = act->described, .warnings = warnings,
        .act = act->in.act,
        .act_name = !act->over.act ? S("") : cx->lang == LANG_VI ? act->over.act->name_vi
                                                                 : act->over.act->name,
    };
    if (act->over.flow_missing)
        warn(&p, warnings, TR("Chưa có lưu lượng nên chưa xác định được điểm áp dụng."));
    else if (!act->over.act)
        warn(&p, warnings, TR("Không có điều khoản nào theo mức vượt này; hãy chọn hành vi "
                                  "bằng tay."));
    if (act->flow_differs)
        warn(&p, warnings, TR("Các mẫu ghi lưu lượng khác nhau; lấy theo mẫu có thông số "
                                  "bị phạt."));
    if (act->typed_limit)
        warn(&p, warnings, TR("Có giới hạn do người nhập, chưa có trong bảng quy chuẩn."));
    if (act->custody_broken)
        warn(&p, warnings, TR("Có niêm phong không còn nguyên khi bàn giao."));
    if (act->unaccredited)
        warn(&p, warnings, TR("Có kết quả chưa ghi số chứng nhận của phòng thử nghiệm."));
    if (act->unhanded)
        warn(&p, warnings, TR("Có mẫu chưa ghi bàn giao cho phòng thí nghiệm."));
    if (act->over.n_unset)
        warn(&p, warnings, TR("Có thông số chưa có giới hạn nên chưa so sánh được."));
    return p;
}

static enum err acts_of(struct cx *cx, case_id cid, const struct samples_of_case_row *rows,
                        size_t n, struct samples_view *v)
{
    struct sample_values_of_case_row *values;
    struct sample_act *acts;
    size_t n_values;
    if (v->n_results == 0)
        return OK;
    TRY(sample_values_of_case(cx, (struct sample_values_of_case_in){ .cid = cid }, &values,
                              &n_values));
    sample_acts_of(cx->a, cx->law, cx->lang, rows, n, values, n_values, &acts, &v->n_acts);
    struct proposed_line *out = NEWS(cx->a, struct proposed_line, v->n_acts);
    for (size_t i = 0; i < v->n_acts; i++)
        out[i] = proposed(cx, &acts[i]);
    v->acts = out;
    return OK;
}

static const struct choice *flow_choices(struct cx *cx, str typed, size_t *n)
{
    static const struct { const char *value, *label; } flows[] = {
        { "day", TR("m³ đo đủ 24 giờ") },
        { "hour", TR("m³ trong một giờ lúc lấy mẫu (nước thải: nhân 24)") },
    };
    struct choice *out = NEWS(cx->a, struct choice, COUNT(flows));
    for (size_t i = 0; i < COUNT(flows); i++)
        out[i] = (struct choice){ .value = str_from(flows[i].value),
                                  .label = str_from(tr(flows[i].label)),
                                  .on = str_eq(typed, str_from(flows[i].value)) };
    *n = COUNT(flows);
    return out;
}

static void fields(struct cx *cx, const struct form *f, struct samples_view *v)
{
    v->label = field_of(f, (struct field){
        .name = "label", .label = TR("Ký hiệu trên nhãn mẫu"), .required = true,
        .max = SAMPLE_CODE_MAX });
    v->medium = field_of(f, (struct field){
        .name = "medium", .label = TR("Loại mẫu"), .required = true });
    v->point = field_of(f, (struct field){
        .name = "point", .label = TR("Điểm xả, điểm lấy mẫu"), .required = true,
        .hint = TR("Mỗi điểm xả là một hành vi; ghi cùng một tên cho cùng một điểm.") });
    v->day = field_of(f, (struct field){
        .name = "at", .label = TR("Ngày lấy mẫu"), .required = true });
    v->day_time = field_of(f, (struct field){
        .name = "at_time", .label = TR("Giờ lấy mẫu"), .required = true,
        .hint = TR("Giờ:phút, ví dụ 14:30"), .inputmode = "numeric" });
    v->takers = field_of(f, (struct field){
        .name = "takers", .label = TR("Người lấy mẫu"), .required = true });
    v->witness = field_of(f, (struct field){
        .name = "witness", .label = TR("Người chứng kiến của cơ sở") });
    v->method = field_of(f, (struct field){
        .name = "method", .label = TR("Phương pháp, thiết bị lấy mẫu") });
    v->amount = field_of(f, (struct field){
        .name = "amount", .label = TR("Số lượng, thể tích") });
    v->preserved = field_of(f, (struct field){
        .name = "preserved", .label = TR("Cách bảo quản") });
    v->seal = field_of(f, (struct field){
        .name = "seal", .label = TR("Số niêm phong"), .required = true });
    v->flow = field_of(f, (struct field){
        .name = "flow", .label = TR("Lưu lượng tại điểm xả"), .inputmode = "decimal",
        .hint = TR("Ví dụ 12,5. Quyết định điểm áp dụng của mức phạt.") });
    v->flow_of = field_of(f, (struct field){
        .name = "flow_of", .label = TR("Lưu lượng này là") });
    v->place = field_of(f, (struct field){
        .name = "place", .label = TR("Điểm xả trong sổ cơ sở"),
        .hint = TR("Chọn điểm này thì không cần ghi tên ở trên.") });
    v->media = medium_choices(cx, v->medium.value, &v->n_media);
    v->flows = flow_choices(cx, v->flow_of.value, &v->n_flows);
}

/* Discharge points of the facility that the case is about. */
static enum err points_of(struct cx *cx, case_id cid, struct samples_view *v)
{
    struct points_of_case_row *rows;
    TRY(points_of_case(cx, (struct points_of_case_in){ .cid = cid }, &rows, &v->n_places));
    struct choice *out = NEWS(cx->a, struct choice, v->n_places);
    for (size_t i = 0; i < v->n_places; i++) {
        out[i].value = str_fmt(cx->a, "%lld", (long long)rows[i].id.v);
        out[i].label = rows[i].name;
        out[i].on = str_eq(out[i].value, v->place.value);
    }
    v->places = out;
    return OK;
}

/* The point chosen of the register gives its name; one that is not the facility's is a fault. */
static enum err read_place(struct req *r, struct form *f, struct sample_new *in)
{
    struct case_show show;
    struct points_of_case_row *rows;
    size_t n;
    const opt_i64 chosen = form_opt_i64(f, "place", 1, INT64_MAX);
    if (!chosen.has)
        return OK;
    TRY(case_show_load(r->cx, r->who, req_path(r, "code"), &show));
    TRY(points_of_case(r->cx, (struct points_of_case_in){ .cid = show.held.id }, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        if (rows[i].id.v != chosen.v)
            continue;
        in->place = (opt_place_id){ .has = true, .v = rows[i].id };
        in->point = rows[i].name;
        return OK;
    }
    form_problem(f, "place", str_from(tr(TR("Hãy chọn một điểm xả của cơ sở này."))));
    return OK;
}

static enum err page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct case_show show;
    struct samples_of_case_row *rows;
    size_t n;
    TRY(case_show_load(r->cx, r->who, req_path(r, "code"), &show));
    TRY(samples_of_case(r->cx, (struct samples_of_case_in){ .cid = show.held.id }, &rows, &n));
    struct samples_view v = {
        .page = page_staff(r, str_from(tr(TR("Mẫu và kết quả thử nghiệm")))),
        .code = show.held.code, .title = show.c.title,
        .may = site_may_now(r->who, &show.held),
    };
    if (v.may)
        TRY(draft_here(r, show.held.id, S(""), f, &v.page, &v.draft));
    v.item = form_item(r, f, "item");
    lines_of(r->cx, rows, n, &v);
    TRY(acts_of(r->cx, show.held.id, rows, n, &v));
    fields(r->cx, f, &v);
    TRY(points_of(r->cx, show.held.id, &v));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_samples(resp_html(w, status), &v);
    return OK;
}

enum err samples_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    form_fill(&f, "at", date_iso(r->cx->a, r->cx->today));
    return page(r, w, &f, 200);
}

static void read_flow(struct form *f, struct sample_new *in)
{
    const str typed = form_opt(f, "flow", 30), of = form_opt(f, "flow_of", 4);
    if (str_empty(typed))
        return;
    if (!nano_read(typed, &in->flow))
        form_problem(f, "flow", str_from(tr(TR("Hãy ghi một số, ví dụ 12,5."))));
    in->flow_of = str_eq(of, S("day")) ? SAMPLE_FLOW_DAY : SAMPLE_FLOW_HOUR;
    if (!str_eq(of, S("day")) && !str_eq(of, S("hour")))
        form_problem(f, "flow_of", str_from(tr(TR("Hãy chọn lưu lượng này đo thế nào."))));
}

struct sample_new sample_read(struct form *f)
{
    size_t n;
    const char *const *media = medium_codes(&n);
    const bool chosen = !str_empty(form_raw(f, "place")); /* the register knows its name */
    struct sample_new in = {
        .code = form_str(f, "label", SAMPLE_CODE_MAX),
        .medium = form_one_of(f, "medium", media, n),
        .point = chosen ? form_opt(f, "point", 120) : form_str(f, "point", 120),
        .takers = form_str(f, "takers", 500),
        .witness = form_opt(f, "witness", 300), .method = form_opt(f, "method", 300),
        .amount = form_opt(f, "amount", 300), .preserved = form_opt(f, "preserved", 300),
        .seal = form_str(f, "seal", 60),
    };
    read_flow(f, &in);
    return in;
}

enum err samples_post(struct req *r, struct resp *w)
{
    struct form f;
    sample_id id;
    const str code = req_path(r, "code");
    TRY(form_read(r, &f));
    struct sample_new in = sample_read(&f);
    in.item = form_str(&f, "item", SITE_ID_MAX);
    in.at.at = form_past(r, &f, "at");
    TRY(read_place(r, &f, &in));
    if (form_ok(&f) != OK)
        return page(r, w, &f, 422);
    const enum err e = sample_keep(r->cx, r->who, code, &in, &id);
    if (e == ERR_DUPLICATE) {
        form_problem(&f, "label", str_from(tr(TR("Vụ việc đã có mẫu mang ký hiệu này. Hãy ghi ký "
                                                 "hiệu khác."))));
        return page(r, w, &f, 422);
    }
    TRY(e);
    draft_here_done(r, S(""));
    return resp_redirect(w, sample_path(r->cx->a, code, id));
}
