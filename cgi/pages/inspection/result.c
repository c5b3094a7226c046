/*
 * What the laboratory found: one row a parameter. The rows of the chosen standard are there to
 * be filled; what it does not have is typed, with a limit and its basis if there is one.
 */
#include "base/lang.h"
#include "base/text.h"
#include "domain/cases/show.h"
#include "domain/inspection/sample.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/inspection/sample_words.h"
#include "pages/inspection/samples.h"
#include "pages/inspection/samples_view.h"
#include "tpl/sample_result.h"

#define ROWS_MAX 20 /* with the fields above them under the 200 of a form */
#define ROWS_FREE 4

struct sheet_of {
    struct case_show show;
    struct sample_one_row s;
    sample_id id;
};

static enum err load(struct req *r, struct sheet_of *s)
{
    TRY(req_id(r, "id", &s->id.v));
    TRY(case_show_load(r->cx, r->who, req_path(r, "code"), &s->show));
    TRY(sample_one(r->cx, (struct sample_one_in){ .cid = s->show.held.id, .id = s->id }, &s->s));
    if (!s->s.own || s->s.void_why.has)
        return ERR_CONFLICT;
    return site_may_now(r->who, &s->show.held) ? OK : ERR_FORBIDDEN;
}

/* "QCVN ABC|B" */
static void split(str choice, str *standard, str *column)
{
    const size_t at = str_find(choice, S("|"));
    *standard = str_sub(choice, 0, at);
    *column = str_sub(choice, at + 1, choice.n);
}

static const struct choice *standards(struct cx *cx, const struct sheet_of *s, str typed,
                                      size_t *n)
{
    const struct law_limit *row;
    struct choice *out = NULL;
    size_t cap = 0;
    *n = 0;
    for (size_t at = 0; (row = law_next_limit(cx->law, instant_date(s->s.taken), &at)); cap++)
        ;
    out = NEWS(cx->a, struct choice, cap);
    for (size_t at = 0; (row = law_next_limit(cx->law, instant_date(s->s.taken), &at));) {
        const str value = str_fmt(cx->a, "%.*s|%.*s", STR_ARG(row->standard),
                                  STR_ARG(row->column));
        size_t k = 0;
        while (k < *n && !str_eq(out[k].value, value))
            k++;
        if (k < *n || !str_eq(row->medium, s->s.medium) || !str_empty(row->area))
            continue;
        const str words[] = { row->standard, row->column };
        out[(*n)++] = (struct choice){
            .value = value, .on = str_eq(value, typed),
            .label = str_empty(row->column) ? row->standard
                                            : tr_args(cx->a, TR("{0}, cột {1}"), words, 2) };
    }
    return out;
}

static const struct choice *factors(struct cx *cx, const struct sheet_of *s, str standard,
                                    const char *factor, str typed, size_t *n)
{
    const struct law_limit_factor *k;
    const struct date day = instant_date(s->s.taken);
    struct choice *out = NEWS(cx->a, struct choice, 100);
    *n = 0;
    for (size_t at = 0; *n < 100 && (k = law_next_limit_factor(cx->law, day, &at));) {
        if (!str_eq(k->factor, str_from(factor))
            || !(str_eq(k->standard, standard) || str_eq(k->standard, S("*"))))
            continue;
        out[(*n)++] = (struct choice){
            .value = k->code, .on = str_eq(k->code, typed),
            .label = str_fmt(cx->a, "%.*s: %.*s", STR_ARG(nano_words(cx->a, cx->lang, k->value)),
                             STR_ARG(cx->lang == LANG_VI ? k->name_vi : k->name)) };
    }
    return out;
}

static struct field row_field(struct cx *cx, const struct form *f, size_t i, const char *part,
                              const char *label)
{
    return field_of(f, (struct field){
        .name = str_fmt(cx->a, "p%zu_%s", i, part).p, .label = label, .quiet = true });
}

/* Rows as they were typed, then the parameters that the standard has, then free ones. */
struct rows {
    str name[ROWS_MAX], unit[ROWS_MAX];
    size_t n;
};

static bool has_row(const struct rows *rows, str parameter)
{
    for (size_t i = 0; i < rows->n; i++)
        if (str_eq(rows->name[i], parameter))
            return true;
    return false;
}

static struct rows fill_rows(struct cx *cx, const struct sheet_of *s, const struct form *f,
                             str standard, str column)
{
    const struct law_limit *row;
    struct rows rows = { .n = 0 };
    for (size_t i = 0; i < ROWS_MAX; i++) {
        rows.name[i] = form_raw(f, str_fmt(cx->a, "p%zu_name", i).p);
        rows.unit[i] = form_raw(f, str_fmt(cx->a, "p%zu_unit", i).p);
        if (!str_empty(rows.name[i]) || !str_empty(form_raw(f, str_fmt(cx->a, "p%zu_value", i).p)))
            rows.n = i + 1;
    }
    for (size_t at = 0; rows.n < ROWS_MAX
         && (row = law_next_limit(cx->law, instant_date(s->s.taken), &at));) {
        if (has_row(&rows, row->parameter) || !str_eq(row->standard, standard)
            || !str_eq(row->column, column) || !str_eq(row->medium, s->s.medium)
            || !str_empty(row->area))
            continue;
        rows.name[rows.n] = row->parameter;
        rows.unit[rows.n++] = row->unit;
    }
    rows.n = rows.n + ROWS_FREE < ROWS_MAX ? rows.n + ROWS_FREE : ROWS_MAX;
    return rows;
}

static enum err rows_of(struct cx *cx, const struct sheet_of *s, const struct form *f,
                        str standard, str column, struct result_view *v)
{
    struct limit_ask ask = { .of = { .standard = standard, .column = column,
                                     .medium = s->s.medium, .day = instant_date(s->s.taken) },
                             .kq = form_raw(f, "kq"), .kf = form_raw(f, "kf") };
    TRY(sample_areas(cx, &s->show.held, &ask.of.areas));
    const struct rows filled = fill_rows(cx, s, f, standard, column);
    v->n_rows = filled.n;
    struct value_row *rows = NEWS(cx->a, struct value_row, v->n_rows);
    for (size_t i = 0; i < v->n_rows; i++) {
        rows[i] = (struct value_row){
            .name = row_field(cx, f, i, "name", TR("Thông số")),
            .unit = row_field(cx, f, i, "unit", TR("Đơn vị")),
            .value = row_field(cx, f, i, "value", TR("Giá trị đo")),
            .below = row_field(cx, f, i, "below", TR("Dưới ngưỡng phát hiện")),
            .hazardous = row_field(cx, f, i, "hazardous", TR("Thông số nguy hại")),
            .min = row_field(cx, f, i, "min", TR("Giới hạn dưới")),
            .max = row_field(cx, f, i, "max", TR("Giới hạn trên")),
        };
        rows[i].name.value = filled.name[i];
        rows[i].unit.value = filled.unit[i];
        rows[i].value.inputmode = rows[i].min.inputmode = rows[i].max.inputmode = "decimal";
        ask.of.parameter = rows[i].name.value;
        const struct limit_found l = sample_limit(cx->a, cx->law, cx->lang, &ask);
        if (l.row)
            rows[i].limit = str_fmt(cx->a, "%.*s (%.*s)",
                                    STR_ARG(limit_words(cx->a, cx->lang, l.min, l.max)),
                                    STR_ARG(l.basis));
    }
    v->rows = rows;
    return OK;
}

static void fields(const struct form *f, struct result_view *v)
{
    v->number = field_of(f, (struct field){
        .name = "number", .label = TR("Số phiếu kết quả"), .required = true });
    v->laboratory = field_of(f, (struct field){
        .name = "laboratory", .label = TR("Phòng thử nghiệm"), .required = true });
    v->accreditation = field_of(f, (struct field){
        .name = "accreditation", .label = TR("Số chứng nhận, công nhận của phòng thử nghiệm") });
    v->reported = field_of(f, (struct field){
        .name = "reported", .label = TR("Ngày ghi trên phiếu"), .required = true });
    v->received = field_of(f, (struct field){
        .name = "received", .label = TR("Ngày cơ quan nhận phiếu"), .required = true,
        .hint = TR("Thời hạn lập biên bản được tính lại từ ngày này, một lần cho cả vụ việc.") });
    v->standard = field_of(f, (struct field){
        .name = "standard", .label = TR("Quy chuẩn áp dụng"),
        .hint = TR("Quy chuẩn địa phương, nếu có, được áp dụng thay cho quy chuẩn quốc gia.") });
    v->kq = field_of(f, (struct field){
        .name = "kq", .label = v->gas ? TR("Hệ số Kp") : TR("Hệ số Kq") });
    v->kf = field_of(f, (struct field){
        .name = "kf", .label = v->gas ? TR("Hệ số Kv") : TR("Hệ số Kf") });
    v->basis = field_of(f, (struct field){
        .name = "basis", .label = TR("Căn cứ của giới hạn tự nhập"),
        .hint = TR("Ví dụ: tên quy chuẩn, cột, giấy phép. Chỉ cần khi có giới hạn tự nhập.") });
    v->why = field_of(f, (struct field){
        .name = "why", .label = TR("Vì sao thay kết quả trước"), .rows = 2, .required = true });
}

static enum err page(struct req *r, struct resp *w, const struct sheet_of *s,
                     struct form *f, int status)
{
    str standard, column;
    struct result_view v = {
        .page = page_staff(r, str_from(tr(TR("Nhập kết quả thử nghiệm")))),
        .code = s->show.held.code, .title = s->show.c.title, .label = s->s.code, .id = s->id.v,
        .replaces = s->s.live, .gas = str_eq(s->s.medium, S("emission")),
    };
    TRY(draft_here(r, s->show.held.id, S(""), f, &v.page, &v.draft));
    fields(f, &v);
    split(v.standard.value, &standard, &column);
    v.standards = standards(r->cx, s, v.standard.value, &v.n_standards);
    v.kqs = factors(r->cx, s, standard, v.gas ? "kp" : "kq", v.kq.value, &v.n_kqs);
    v.kfs = factors(r->cx, s, standard, v.gas ? "kv" : "kf", v.kf.value, &v.n_kfs);
    TRY(rows_of(r->cx, s, f, standard, column, &v));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_sample_result(resp_html(w, status), &v);
    return OK;
}

enum err sample_result_get(struct req *r, struct resp *w)
{
    struct sheet_of s;
    struct form f;
    TRY(load(r, &s));
    form_empty(r, &f);
    form_fill(&f, "received", date_iso(r->cx->a, r->cx->today));
    return page(r, w, &s, &f, 200);
}

static opt_i64 limit_typed(struct form *f, const char *name)
{
    int64_t v;
    const str typed = form_opt(f, name, 30);
    if (str_empty(typed))
        return (opt_i64){ 0 };
    if (nano_read(typed, &v))
        return SOME_I64(v);
    form_problem(f, name, str_from(tr(TR("Hãy ghi một số, ví dụ 12,5."))));
    return (opt_i64){ 0 };
}

static void read_value(struct cx *cx, struct form *f, size_t i, struct value_new *v)
{
    const char *name = str_fmt(cx->a, "p%zu_value", i).p;
    *v = (struct value_new){
        .parameter = form_opt(f, str_fmt(cx->a, "p%zu_name", i).p, 60),
        .unit = form_opt(f, str_fmt(cx->a, "p%zu_unit", i).p, 20),
        .below = form_flag(f, str_fmt(cx->a, "p%zu_below", i).p),
        .hazardous = form_flag(f, str_fmt(cx->a, "p%zu_hazardous", i).p),
        .min = limit_typed(f, str_fmt(cx->a, "p%zu_min", i).p),
        .max = limit_typed(f, str_fmt(cx->a, "p%zu_max", i).p),
        .basis = form_opt(f, "basis", 300),
    };
    if (!nano_read(form_opt(f, name, 30), &v->value))
        form_problem(f, name, str_from(tr(TR("Hãy ghi một số, ví dụ 12,5."))));
    if (str_empty(v->parameter))
        form_problem(f, str_fmt(cx->a, "p%zu_name", i).p,
                     str_from(tr(TR("Hãy ghi tên thông số của giá trị này."))));
    if (v->min.has && v->max.has && v->min.v > v->max.v)
        form_problem(f, str_fmt(cx->a, "p%zu_max", i).p,
                     str_from(tr(TR("Giới hạn dưới lớn hơn giới hạn trên."))));
    if ((v->min.has || v->max.has) && str_empty(v->basis))
        form_problem(f, "basis", str_from(tr(TR("Giới hạn tự nhập phải có căn cứ: hãy ghi tên quy "
                                                "chuẩn hoặc giấy phép."))));
}

static void check_twice(struct cx *cx, struct form *f, const struct result_new *in)
{
    for (size_t i = 0; i < in->n_values; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(text_fold(cx->a, in->values[i].parameter),
                       text_fold(cx->a, in->values[k].parameter)))
                form_problem(f, "p0_name", tr_args(cx->a, TR("Thông số {0} có hai giá trị. Hãy "
                                                   "giữ giá trị cao nhất của mẫu."),
                                                   &in->values[i].parameter, 1));
}

static void check_days(struct req *r, struct form *f, const struct sheet_of *s,
                       const struct result_new *in)
{
    if (!date_valid(in->reported) || !date_valid(in->received))
        return;
    if (date_cmp(in->reported, instant_date(s->s.taken)) < 0)
        form_problem(f, "reported", str_from(tr(TR("Ngày này trước ngày lấy mẫu."))));
    if (date_cmp(in->received, in->reported) < 0)
        form_problem(f, "received", str_from(tr(TR("Ngày nhận trước ngày ghi trên phiếu."))));
    if (date_cmp(in->received, r->cx->today) > 0)
        form_problem(f, "received", str_from(tr(TR("Ngày này ở tương lai."))));
}

static struct result_new read_form(struct req *r, struct form *f, const struct sheet_of *s)
{
    struct value_new *values = NEWS(r->cx->a, struct value_new, ROWS_MAX);
    struct result_new in = {
        .sample = s->id, .number = form_str(f, "number", 60),
        .laboratory = form_str(f, "laboratory", 200),
        .accreditation = form_opt(f, "accreditation", 60),
        .reported = form_day(f, "reported"), .received = form_day(f, "received"),
        .kq = form_opt(f, "kq", 60), .kf = form_opt(f, "kf", 60), .values = values,
        .why = s->s.live ? form_str(f, "why", 500) : S(""),
    };
    split(form_opt(f, "standard", 100), &in.standard, &in.column);
    for (size_t i = 0; i < ROWS_MAX; i++)
        if (!str_empty(form_raw(f, str_fmt(r->cx->a, "p%zu_value", i).p)))
            read_value(r->cx, f, i, &values[in.n_values++]);
    if (in.n_values == 0)
        form_problem(f, "p0_value", str_from(tr(TR("Hãy ghi ít nhất một giá trị đo."))));
    check_twice(r->cx, f, &in);
    check_days(r, f, s, &in);
    return in;
}

enum err sample_result_post(struct req *r, struct resp *w)
{
    struct sheet_of s;
    struct form f;
    TRY(form_read(r, &f));
    TRY(load(r, &s));
    if (str_eq(form_raw(&f, "do"), S("rows")))
        return page(r, w, &s, &f, 200);
    const struct result_new in = read_form(r, &f, &s);
    if (form_ok(&f) != OK)
        return page(r, w, &s, &f, 422);
    TRY(sample_result_keep(r->cx, r->who, s.show.held.code, &in));
    draft_here_done(r, S(""));
    return resp_redirect(w, sample_path(r->cx->a, s.show.held.code, s.id));
}
