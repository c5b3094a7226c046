#include "pages/cases/kind.h"
#include "base/lang.h"
#include "domain/cases/kind.h"
#include "pages/answer.h"
#include "pages/cases/kind_view.h"
#include "pages/cases/lines.h"
#include "pages/frame.h"
#include "pages/intake/kinds.h"
#include "tpl/case_kind.h"

static const struct { const char *code, *label; } messages[] = {
    { "report", TR("Phản ánh ô nhiễm") },
    { "data", TR("Dữ liệu ảnh, video làm chứng cứ") },
    { "complaint", TR("Khiếu nại") },
    { "denunciation", TR("Tố cáo") },
    { "opinion", TR("Kiến nghị về quy định, thủ tục") },
    { "not_environment", TR("Không phải việc môi trường") },
    { "misconduct", TR("Phản ánh cán bộ sách nhiễu, tiêu cực") },
};

const char *message_kind_label(str code)
{
    for (size_t i = 0; i < COUNT(messages); i++)
        if (str_eq(code, str_from(messages[i].code)))
            return messages[i].label;
    return messages[0].label;
}

str message_kind_labels(struct arena *a, str codes)
{
    struct buf b = { .a = a, .max = 2000 };
    str code;
    while (codes.n && str_next(&codes, ' ', &code)) {
        if (b.n)
            buf_add(&b, S(", "));
        buf_add(&b, str_from(tr(message_kind_label(code))));
    }
    return buf_str(&b);
}

str case_hint_words(struct cx *cx, const struct case_by_code_row *c)
{
    struct buf b = { .a = cx->a, .max = 4000 };
    if (!c->hint_message.has)
        return S("");
    const str kind[] = {
        str_empty(c->hint_pollution.v) ? str_from(tr(TR("chưa rõ loại ô nhiễm")))
                                       : str_from(pollution_label(c->hint_pollution.v)),
        c->hint_words.v, str_from(tr(message_kind_label(c->hint_message.v))) };
    buf_add(&b, tr_args(cx->a, str_empty(kind[1]) ? TR("Gợi ý từ lời kể: {2}; {0}.")
                               : TR("Gợi ý từ lời kể: {2}; {0} (vì có: {1})."), kind, 3));
    if (!str_empty(c->hint_others.v)) {
        const str more = message_kind_labels(cx->a, c->hint_others.v);
        buf_byte(&b, ' ');
        buf_add(&b, tr_args(cx->a, TR("Còn nội dung khác loại: {0}."), &more, 1));
    }
    if (c->hint_denounces.v != 0)
        buf_fmt(&b, " %s", tr(TR("Có từ “tố cáo”, nhưng tin qua kênh này không phải là tố cáo.")));
    if (!str_empty(c->hint_urgent.v)) {
        buf_byte(&b, ' ');
        buf_add(&b, tr_args(cx->a, TR("Có thể là việc khẩn (vì có: {0})."), &c->hint_urgent.v, 1));
    }
    return buf_str(&b);
}

static const char *channel_label(str code)
{
    static const struct { const char *code, *label; } channels[] = {
        { "web", TR("mẫu trên mạng") }, { "phone", TR("điện thoại") },
        { "email", TR("thư điện tử") }, { "sms", TR("tin nhắn") },
        { "open311", TR("ứng dụng khác") }, { "import", TR("sổ cũ") },
        { "station", TR("trạm quan trắc tự động") },
    };
    for (size_t i = 0; i < COUNT(channels); i++)
        if (str_eq(code, str_from(channels[i].code)))
            return channels[i].label;
    return TR("kênh khác");
}

static void hints_of(struct cx *cx, const struct case_kind_show *s, struct kind_view *v)
{
    struct hint_item *out = NEWS(cx->a, struct hint_item, s->n_hints);
    for (size_t i = 0; i < s->n_hints; i++) {
        const struct case_hints_row *h = &s->hints[i];
        out[i] = (struct hint_item){
            .ref = h->ref, .what = h->what, .said = str_from(pollution_label(h->said)),
            .channel = str_from(tr(channel_label(h->channel))), .known = h->message.has };
        if (!h->message.has)
            continue; /* of a time before suggestions were made */
        out[i].pollution = str_empty(h->pollution.v) ? S("")
            : str_from(pollution_label(h->pollution.v));
        out[i].pollution_words = h->pollution_words.v;
        out[i].message = str_from(tr(message_kind_label(h->message.v)));
        out[i].message_words = h->message_words.v;
        out[i].others = message_kind_labels(cx->a, h->others.v);
        out[i].urgent_words = h->urgent_words.v;
        out[i].denounces = h->denounces.v != 0;
    }
    v->hints = out;
    v->n_hints = s->n_hints;
}

static void decided_of(struct cx *cx, const struct case_kind_show *s, struct kind_view *v)
{
    struct kind_item *out = NEWS(cx->a, struct kind_item, s->n_choices);
    for (size_t i = 0; i < s->n_choices; i++)
        out[i] = (struct kind_item){
            s->choices[i].who, str_from(pollution_label(s->choices[i].pollution)),
            str_from(tr(message_kind_label(s->choices[i].message))), s->choices[i].at };
    v->decided = out;
    v->n_decided = s->n_choices;
}

/* Steps that pass the case to another procedure, or open a second one beside it. */
static void steps_of(struct cx *cx, const struct case_kind_show *s, struct kind_view *v)
{
    struct kind_step *out = NEWS(cx->a, struct kind_step, s->show.n_steps);
    for (size_t i = 0; i < s->show.n_steps; i++) {
        const struct flow_step *step = s->show.steps[i];
        const str args[] = { s->show.held.code, step->name };
        if (str_starts(step->name, S("redirect")) || str_starts(step->name, S("split_")))
            out[v->n_steps++] = (struct kind_step){
                flow_words(cx->lang, step->title),
                url_path(cx->a, "/staff/cases/%s/step/%s", args, 2) };
    }
    v->steps = out;
}

static void fields(struct cx *cx, const struct form *f, struct kind_view *v)
{
    struct choice *list = NEWS(cx->a, struct choice, COUNT(messages));
    const str typed = form_raw(f, "message");
    v->pollution = field_of(f, (struct field){
        .name = "pollution", .label = TR("Loại ô nhiễm"), .required = true });
    v->message = field_of(f, (struct field){
        .name = "message", .label = TR("Loại tin"), .required = true });
    struct choice *kinds = NEWS(cx->a, struct choice, n_pollution_kinds);
    for (size_t i = 0; i < n_pollution_kinds; i++)
        kinds[i] = (struct choice){
            .value = str_from(pollution_kinds[i].code),
            .label = str_from(tr(pollution_kinds[i].label)),
            .on = str_eq(form_raw(f, "pollution"), str_from(pollution_kinds[i].code)) };
    v->pollutions = kinds;
    v->n_pollutions = n_pollution_kinds;
    for (size_t i = 0; i < COUNT(messages); i++)
        list[i] = (struct choice){ .value = str_from(messages[i].code),
                                   .label = str_from(tr(messages[i].label)),
                                   .on = str_eq(typed, str_from(messages[i].code)) };
    v->messages = list;
    v->n_messages = COUNT(messages);
}

static enum err kind_page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct case_kind_show s;
    TRY(case_kind_load(r->cx, r->who, req_path(r, "code"), &s));
    const bool hinted = s.n_hints > 0 && s.hints[0].message.has;
    if (status == 200) { /* what was decided, else what is suggested, else what was said */
        const str guess = hinted && s.hints[0].pollution.v.n ? s.hints[0].pollution.v
                                                             : s.show.c.pollution;
        form_fill(f, "pollution", s.n_choices ? s.choices[0].pollution : guess);
        form_fill(f, "message", s.n_choices ? s.choices[0].message
                  : hinted ? s.hints[0].message.v : S("report"));
    }
    struct kind_view v = {
        .page = page_staff(r, str_from(tr(TR("Loại phản ánh")))), .code = s.show.held.code,
        .title = s.show.c.title, .may = s.may && !s.show.c.ended,
    };
    hints_of(r->cx, &s, &v);
    decided_of(r->cx, &s, &v);
    steps_of(r->cx, &s, &v);
    fields(r->cx, f, &v);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_case_kind(resp_html(w, status), &v);
    return OK;
}

enum err case_kind_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return kind_page(r, w, &f, 200);
}

enum err case_kind_post(struct req *r, struct resp *w)
{
    struct form f;
    const char *pollutions[16], *kinds[COUNT(messages)];
    TRY(form_read(r, &f));
    for (size_t i = 0; i < n_pollution_kinds && i < COUNT(pollutions); i++)
        pollutions[i] = pollution_kinds[i].code;
    for (size_t i = 0; i < COUNT(messages); i++)
        kinds[i] = messages[i].code;
    const str pollution = form_one_of(&f, "pollution", pollutions, n_pollution_kinds);
    const str message = form_one_of(&f, "message", kinds, COUNT(kinds));
    if (form_ok(&f) != OK)
        return kind_page(r, w, &f, 422);
    TRY(case_kind_set(r->cx, r->who, req_path(r, "code"), pollution, message));
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/kind",
                                    STR_ARG(req_path(r, "code"))));
}
