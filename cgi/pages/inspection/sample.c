/* One sample: who had it when, what the laboratory found. */
#include "base/lang.h"
#include "domain/cases/show.h"
#include "domain/inspection/sample.h"
#include "pages/answer.h"
#include "pages/documents/documents.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/frame.h"
#include "pages/inspection/sample_words.h"
#include "pages/inspection/samples.h"
#include "pages/inspection/samples_view.h"
#include "tpl/sample.h"

static void hands_of(struct cx *cx, const struct sample_hands_row *rows, size_t n,
                     struct sample_view *v)
{
    struct hand_line *out = NEWS(cx->a, struct hand_line, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (struct hand_line){
            .from = rows[i].given_by, .to = rows[i].given_to, .seal = rows[i].seal,
            .note = rows[i].note, .writer = rows[i].name, .at = rows[i].at,
            .intact = rows[i].intact };
    v->hands = out;
    v->n_hands = n;
}

/* One sample with the limits that the permits of its facility set. */
struct held {
    const struct sample_one_row *s;
    const struct permit_limits_of_case_row *permits;
    size_t n_permits;
};

static enum law_discharge kind_of(str medium)
{
    return str_eq(medium, S("noise")) ? LAW_NOISE
        : str_eq(medium, S("vibration")) ? LAW_VIBRATION : LAW_WASTEWATER;
}

static str over_words(struct cx *cx, const struct law_measured *m, enum law_over over,
                      int64_t factor)
{
    const str times = nano_words(cx->a, cx->lang, factor);
    if (over != LAW_OVER && over != LAW_BELOW_MIN)
        return S("");
    if (over == LAW_BELOW_MIN || m->ph)
        return str_from(tr(TR("ngoài giới hạn")));
    return tr_args(cx->a, m->kind == LAW_NOISE ? TR("vượt {0} dBA")
                   : m->kind == LAW_VIBRATION  ? TR("vượt {0} dB") : TR("vượt {0} lần"), &times, 1);
}

static void against_permit(struct cx *cx, const struct held *h,
                           const struct sample_result_values_row *row, struct value_line *v)
{
    const struct permit_limits_of_case_row *p = permit_limit_for(
        cx->a, h->permits, h->n_permits, &(struct permit_ask){
            .parameter = row->parameter, .unit = row->unit, .place = h->s->place });
    if (!p)
        return;
    const struct law_measured m = { .kind = kind_of(h->s->medium), .ph = row->ph,
                                    .value = row->value, .min = p->least, .max = p->most };
    int64_t factor;
    const enum law_over over = row->below ? LAW_WITHIN : law_over(&m, &factor);
    const str words[] = { p->number, limit_words(cx->a, cx->lang, p->least, p->most),
                          permit_source(cx->a, p) };
    v->permit = tr_args(cx->a, TR("giấy phép số {0}: {1} ({2})"), words, COUNT(words));
    v->over_permit = over == LAW_OVER || over == LAW_BELOW_MIN;
}

static struct value_line value_of(struct cx *cx, const struct held *h,
                                  const struct sample_result_values_row *row)
{
    const struct law_measured m = { .kind = kind_of(h->s->medium), .ph = row->ph,
                                    .value = row->value, .min = row->min, .max = row->max };
    int64_t factor = 0;
    const enum law_over over = row->below ? LAW_WITHIN : law_over(&m, &factor);
    struct value_line v = {
        .parameter = row->parameter, .limit = row->min.has || row->max.has
            ? limit_words(cx->a, cx->lang, row->min, row->max)
            : str_from(tr(TR("chưa có giới hạn"))),
        .value = str_fmt(cx->a, "%s%.*s %.*s", row->below ? "< " : "",
                         STR_ARG(nano_words(cx->a, cx->lang, row->value)), STR_ARG(row->unit)),
        .basis = row->basis, .hazardous = row->hazardous,
        .unset = !row->min.has && !row->max.has,
        .typed = row->source.has && str_eq(row->source.v, S("typed")),
        .over = over_words(cx, &m, over, factor),
    };
    v.exceeds = !str_empty(v.over);
    against_permit(cx, h, row, &v);
    return v;
}

static enum err results_of(struct cx *cx, sample_id id, const struct held *h,
                           struct sample_view *v)
{
    struct sample_results_row *rows;
    struct sample_result_values_row *values;
    size_t n_values;
    TRY(sample_results(cx, (struct sample_results_in){ .sample = id }, &rows, &v->n_results));
    TRY(sample_result_values(cx, (struct sample_result_values_in){ .sample = id }, &values,
                             &n_values));
    struct result_line *out = NEWS(cx->a, struct result_line, v->n_results);
    for (size_t i = 0; i < v->n_results; i++) {
        const struct sample_results_row *row = &rows[i];
        struct value_line *lines = NEWS(cx->a, struct value_line, n_values);
        out[i] = (struct result_line){
            .id = row->id.v, .number = row->number, .laboratory = row->laboratory,
            .accreditation = row->accreditation, .standard = row->standard, .writer = row->name,
            .reported = row->reported, .received = row->received, .ended = row->ended.has,
            .end_why = row->end_why.v, .file = row->blob.v, .values = lines };
        for (size_t k = 0; k < n_values; k++) {
            if (values[k].result.v != row->id.v)
                continue;
            const struct value_line line = value_of(cx, h, &values[k]);
            v->over_permit |= !row->ended.has && line.over_permit;
            lines[out[i].n_values++] = line;
        }
    }
    v->results = out;
    return OK;
}

static void fields(struct req *r, const struct page_drafts *d, struct sample_view *v)
{
    const struct form *f = page_draft(d, "", &v->draft);
    const struct form *voided = page_draft(d, "void", &v->void_draft);
    v->given_by = field_of(f, (struct field){
        .name = "given_by", .label = TR("Bên giao"), .required = true,
        .hint = TR("Họ tên, cơ quan; là người nhận của lần trước.") });
    v->given_to = field_of(f, (struct field){
        .name = "given_to", .label = TR("Bên nhận"), .required = true });
    v->at = field_of(f, (struct field){
        .name = "at", .label = TR("Ngày bàn giao"), .required = true });
    v->at_time = field_of(f, (struct field){
        .name = "at_time", .label = TR("Giờ bàn giao"), .required = true,
        .hint = TR("Giờ:phút, ví dụ 14:30"), .inputmode = "numeric" });
    v->hand_seal = field_of(f, (struct field){
        .name = "hand_seal", .label = TR("Số niêm phong khi bàn giao"), .required = true });
    v->intact = field_of(f, (struct field){
        .name = "intact", .label = TR("Niêm phong còn nguyên") });
    v->note = field_of(f, (struct field){
        .name = "note", .label = TR("Ghi chú"), .rows = 2,
        .hint = TR("Bắt buộc khi niêm phong không còn nguyên hoặc mang số khác.") });
    v->why = field_of(voided, (struct field){
        .name = "why", .label = TR("Vì sao hủy mẫu này"), .rows = 2, .required = true });
    v->scan = field_of(f, (struct field){
        .name = "scan", .label = TR("Bản chụp phiếu kết quả (PDF, JPEG, PNG)"),
        .accept = ".pdf,.jpg,.jpeg,.png", .required = true });
    v->edit = form_item(r, f, "edit");
    v->problems = form_problems(d->typed, &v->n_problems);
    v->page.has_problems = v->n_problems > 0;
}

static str flow_text(struct cx *cx, const struct sample_one_row *s)
{
    if (!s->flow.has)
        return S("");
    const str v = nano_words(cx->a, cx->lang, s->flow.v);
    return tr_args(cx->a, str_eq(s->flow_of.v, S("day")) ? TR("{0} m³ trong 24 giờ")
                                                         : TR("{0} m³ trong một giờ"), &v, 1);
}

/* The page with the form of hand-overs, which is sent to an address of its own. */
static str draft_name(struct cx *cx, sample_id id)
{
    return str_fmt(cx->a, "samples/%lld", (long long)id.v);
}

/* Seven statements beside those of the case. */
static enum err page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct cx *cx = r->cx;
    struct case_show show;
    struct sample_one_row s;
    struct sample_hands_row *hands;
    struct permit_limits_of_case_row *permits;
    struct page_drafts drafts;
    sample_id id;
    size_t n, n_permits;
    TRY(req_id(r, "id", &id.v));
    TRY(case_show_load(cx, r->who, req_path(r, "code"), &show));
    TRY(sample_one(cx, (struct sample_one_in){ .cid = show.held.id, .id = id }, &s));
    TRY(permit_limits_of_case(cx, (struct permit_limits_of_case_in){
        .cid = show.held.id, .day = instant_date(s.taken) }, &permits, &n_permits));
    TRY(sample_hands(cx, (struct sample_hands_in){ .id = id }, &hands, &n));
    if (status == 200) {
        form_fill(f, "given_by", n > 0 ? hands[n - 1].given_to : s.takers);
        form_fill(f, "hand_seal", n > 0 ? hands[n - 1].seal : s.seal);
        form_fill(f, "at", date_iso(cx->a, cx->today));
    }
    struct sample_view v = {
        .page = page_staff(r, s.code), .code = show.held.code, .title = show.c.title,
        .label = s.code, .point = s.point, .medium = str_from(tr(sample_medium_label(s.medium))),
        .takers = s.takers, .witness = s.witness, .method = s.method, .amount = s.amount,
        .preserved = s.preserved, .seal = s.seal, .flow = flow_text(cx, &s), .id = id.v,
        .taken = s.taken, .writer = s.name, .void_why = s.void_why.v,
        .voided = s.void_why.has,
        .may = site_may_now(r->who, &show.held) && !s.void_why.has && s.own,
    };
    if (s.lat.has)
        v.where = str_fmt(cx->a, "%.6f, %.6f", s.lat.v, s.lon.v);
    TRY(page_drafts_open(r, show.held.id, draft_name(cx, id), f, &v.page, &drafts));
    hands_of(cx, hands, n, &v);
    TRY(results_of(cx, id, &(struct held){ &s, permits, n_permits }, &v));
    fields(r, &drafts, &v);
    tpl_sample(resp_html(w, status), &v);
    return OK;
}

enum err sample_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return page(r, w, &f, 200);
}

static enum err back(struct req *r, struct resp *w, sample_id id)
{
    return resp_redirect(w, sample_path(r->cx->a, req_path(r, "code"), id));
}

void hand_say(struct form *f, enum hand_fault fault)
{
    static const struct { enum hand_fault fault; const char *field, *text; } faults[] = {
        { HAND_GIVER, "given_by", TR("Bên giao phải là người đã nhận mẫu lần trước. Hãy ghi lần "
                                     "bàn giao còn thiếu trước.") },
        { HAND_EARLY, "at", TR("Thời điểm này trước lúc lấy mẫu hoặc lần bàn giao trước.") },
        { HAND_FUTURE, "at", TR("Thời điểm này ở tương lai. Hãy ghi lúc đã xảy ra.") },
        { HAND_NOTE, "note", TR("Niêm phong không còn nguyên hoặc mang số khác: hãy ghi rõ vì "
                                "sao.") },
        { HAND_SELF, "given_to", TR("Bên nhận phải là người khác bên giao.") },
        { HAND_MANY, "given_to", TR("Một mẫu có không quá 50 lần bàn giao.") },
    };
    for (size_t i = 0; i < COUNT(faults); i++)
        if (faults[i].fault == fault)
            form_problem(f, faults[i].field, str_from(tr(faults[i].text)));
}

struct hand_new hand_read(struct form *f)
{
    return (struct hand_new){
        .given_by = form_str(f, "given_by", 200), .given_to = form_str(f, "given_to", 200),
        .seal = form_str(f, "hand_seal", 60), .intact = form_flag(f, "intact"),
        .note = form_opt(f, "note", 500),
    };
}

enum err sample_hand_post(struct req *r, struct resp *w)
{
    struct form f;
    enum hand_fault fault;
    sample_id id;
    TRY(req_id(r, "id", &id.v));
    TRY(form_read(r, &f));
    struct hand_new in = hand_read(&f);
    in.edit = form_str(&f, "edit", SITE_ID_MAX);
    in.at = form_past(r, &f, "at");
    if (form_ok(&f) != OK)
        return page(r, w, &f, 422);
    const enum err e = sample_hand_over(r->cx, r->who, req_path(r, "code"), id, &in, &fault);
    if (e == ERR_INVALID && fault != HAND_FINE) {
        hand_say(&f, fault);
        return page(r, w, &f, 422);
    }
    TRY(e);
    draft_sent(r, &f);
    return back(r, w, id);
}

enum err sample_void_post(struct req *r, struct resp *w)
{
    struct form f;
    sample_id id;
    TRY(req_id(r, "id", &id.v));
    TRY(form_read(r, &f));
    const str why = form_str(&f, "why", 500);
    if (form_ok(&f) != OK)
        return page(r, w, &f, 422);
    TRY(sample_void(r->cx, r->who, req_path(r, "code"), id, why));
    draft_sent(r, &f);
    return back(r, w, id);
}

enum err sample_scan_post(struct req *r, struct resp *w)
{
    struct form f;
    struct document doc;
    sample_id id;
    TRY(req_id(r, "id", &id.v));
    TRY(document_form(r, &f, &doc));
    const sample_result_id result = { form_i64(&f, "result", 1, INT64_MAX) };
    if (!doc.blob.p && form_ok(&f) == OK)
        form_problem(&f, "scan", str_from(tr(TR("Hãy chọn một tệp."))));
    if (form_ok(&f) != OK) {
        document_forget(r->cx, &doc);
        return page(r, w, &f, 422);
    }
    TRY(sample_scan_keep(r->cx, r->who, req_path(r, "code"), id, result, &doc));
    return back(r, w, id);
}
