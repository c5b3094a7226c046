#include "base/words_vi.h"
#include "domain/documents/gather.h"
#include "domain/inspection/sample.h"
#include "domain/intake/labels.h"
#include "domain/privacy/redact.h"
#include "sql/enforcement.h"

static str channel_word(str channel)
{
    static const struct { const char *code, *word; } all[] = {
        { "web", "Trang web" }, { "phone", "Điện thoại" }, { "email", "Thư điện tử" },
        { "open311", "Ứng dụng" }, { "import", "Sổ cũ" }, { "sms", "Tin nhắn" },
        { "chat", "Tin nhắn ứng dụng" } };
    for (size_t i = 0; i < COUNT(all); i++)
        if (str_eq(channel, str_from(all[i].code)))
            return str_from(all[i].word);
    return channel;
}

static str moment_words(struct arena *a, instant t)
{
    const struct moment m = instant_moment(t);
    return str_fmt(a, "%02d giờ %02d phút, %.*s", m.hour, m.minute,
                   STR_ARG(day_words_vi(a, m.day)));
}

/* What a citizen wrote, without what may say who it was. */
static str covered(struct cx *cx, str text)
{
    struct redaction r;
    redact_suggest(cx, text, &r);
    return r.unsure ? S("(không in được: phải xem lại nội dung trước)")
                    : redact_cover_all(cx, text, &r);
}

static void put_report(struct cx *cx, const struct case_reports_row *r, struct paper_data *d)
{
    struct paper_data *row = paper_row(d, "report");
    paper_put(row, "report.ref", r->ref);
    paper_put(row, "report.received", moment_words(cx->a, r->received));
    paper_put(row, "report.channel", channel_word(r->channel));
    paper_put(row, "report.polluter", covered(cx, r->polluter));
    if (r->day.has)
        paper_put_day(row, "report.day", r->day.v);
    paper_put(row, "report.place", covered(cx, r->place));
    paper_put(row, "report.kind", str_fmt(cx->a, "%s, %s", pollution_word(r->pollution),
                                          nature_word(r->nature)));
    paper_put(row, "report.what", covered(cx, r->what));
    if (r->due.has)
        paper_put_day(row, "report.due", r->due.v);
    paper_put(row, "report.secret", S("Danh tính người phản ánh được niêm phong, không ghi ở đây"));
}

enum err gather_reports(struct cx *cx, const struct case_by_code_row *c, struct paper_data *d)
{
    struct case_reports_row *rows;
    size_t n;
    TRY(case_reports(cx, (struct case_reports_in){ .cid = c->id }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        put_report(cx, &rows[i], d);
    paper_put(d, "case.kind", str_from(pollution_word(c->pollution)));
    paper_put(d, "case.handler", c->handler_name.has ? c->handler_name.v : S(""));
    paper_put(d, "case.to", c->to_name.has ? c->to_name.v : S(""));
    if (c->due.has)
        paper_put_day(d, "case.due", instant_date(c->due.v));
    return OK;
}

static str finding_words(str finding)
{
    return str_eq(finding, S("violation")) ? S("Có dấu hiệu vi phạm")
         : str_eq(finding, S("pollution")) ? S("Có ô nhiễm nhưng chưa thấy vi phạm")
         : str_eq(finding, S("none"))      ? S("Không thấy ô nhiễm")
                                           : S("Chưa đủ căn cứ kết luận");
}

enum err gather_visits(struct cx *cx, case_id cid, struct paper_data *d)
{
    struct inspections_of_case_row *rows;
    size_t n;
    TRY(inspections_of_case(cx, (struct inspections_of_case_in){ .cid = cid }, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        struct paper_data *row = paper_row(d, "visit");
        paper_put(row, "visit.at", moment_words(cx->a, rows[i].visited));
        paper_put(row, "visit.place", rows[i].place);
        paper_put(row, "visit.people", rows[i].people);
        paper_put(row, "visit.seen", rows[i].seen);
        paper_put(row, "visit.samples", rows[i].samples);
        paper_put(row, "visit.finding", finding_words(rows[i].finding));
        paper_put(row, "visit.writer", rows[i].name);
        paper_put_day(d, "visit.day", instant_date(rows[i].visited));
    }
    return OK;
}

/* "COD 120 mg/l (giới hạn ≤ 50); ..." of one sample. */
static str values_words(struct cx *cx, sample_id sample,
                        const struct sample_values_of_case_row *rows, size_t n)
{
    struct buf b = { .a = cx->a, .max = 32000 };
    for (size_t i = 0; i < n; i++) {
        const struct sample_values_of_case_row *r = &rows[i];
        if (r->sample.v != sample.v)
            continue;
        const str limit = limit_words(cx->a, LANG_VI, r->min, r->max);
        buf_fmt(&b, "%s%.*s: %s%.*s %.*s", b.n ? "; " : "", STR_ARG(r->parameter),
                r->below ? "< " : "", STR_ARG(nano_words(cx->a, LANG_VI, r->value)),
                STR_ARG(r->unit));
        if (!str_empty(limit))
            buf_fmt(&b, " (giới hạn %.*s)", STR_ARG(limit));
    }
    return buf_str(&b);
}

enum err gather_samples(struct cx *cx, case_id cid, struct paper_data *d)
{
    struct samples_of_case_row *rows;
    struct sample_values_of_case_row *values = NULL;
    size_t n, n_values = 0;
    TRY(samples_of_case(cx, (struct samples_of_case_in){ .cid = cid }, &rows, &n));
    if (n)
        TRY(sample_values_of_case(cx, (struct sample_values_of_case_in){ .cid = cid }, &values,
                                  &n_values));
    for (size_t i = 0; i < n; i++) {
        if (rows[i].void_why.has)
            continue;
        struct paper_data *row = paper_row(d, "sample");
        paper_put(row, "sample.code", rows[i].code);
        paper_put(row, "sample.point", rows[i].point);
        paper_put(row, "sample.taken", moment_words(cx->a, rows[i].taken));
        paper_put(row, "sample.takers", rows[i].takers);
        paper_put(row, "sample.seal", rows[i].seal);
        if (rows[i].result.has)
            paper_put(row, "sample.results", str_fmt(cx->a, "%.*s, số %.*s: %.*s",
                STR_ARG(rows[i].laboratory.v), STR_ARG(rows[i].number.v),
                STR_ARG(values_words(cx, rows[i].id, values, n_values))));
    }
    return OK;
}
