#include "pages/intake/report_form.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "domain/intake/point.h"
#include "domain/intake/tables.h"
#include "pages/intake/kinds.h"
#include "pages/intake/wish.h"

const char *question_field(struct arena *a, const struct question *q)
{
    return str_c(a, str_fmt(a, "q_%.*s", STR_ARG(q->code)));
}

/* An answer is one line: it is kept and shown as one. */
static str one_line(struct arena *a, str s)
{
    struct buf b = { .a = a, .max = s.n + 1 };
    for (size_t i = 0; i < s.n; i++)
        buf_byte(&b, s.p[i] == '\n' || s.p[i] == '\t' ? ' ' : s.p[i]);
    return buf_str(&b);
}

static void say(struct form *f, const char *field, const char *text)
{
    form_problem(f, field, str_from(tr(text)));
}

static void say_name(struct form *f, const char *field, const char *text, const struct commune *c)
{
    const str full = unit_place_words(f->a, f->lang, c->kind, c->name);
    form_problem(f, field, tr_args(f->a, text, &full, 1));
}

static str one_kind(struct form *f, const char *field, const struct kind *kinds, size_t n,
                    str otherwise, const char *missing)
{
    const str v = form_raw(f, field);
    if (kind_known(kinds, n, v))
        return v;
    if (str_empty(v) && otherwise.n)
        return otherwise;
    say(f, field, missing);
    return S("");
}

static void point_read(struct form *f, struct report_new *out)
{
    const str typed = form_opt(f, "point", 60);
    if (str_empty(typed))
        return;
    if (places_point(typed, &out->lat.v, &out->lon.v) == OK)
        out->lat.has = out->lon.has = true;
    else
        say(f, "point", TR("Hãy nhập vĩ độ và kinh độ trong lãnh thổ Việt Nam, ví dụ "
                           "20.9583, 107.0489, hoặc để trống."));
}

/* The typed name; several fitting ones are told. NULL: not settled. */
static const struct commune *by_name(struct form *f, const struct places *p, str typed,
                                     const struct commune **suggested)
{
    size_t n;
    bool exact;
    const struct commune *const *found = places_find(f->a, p, typed, &n, &exact);
    if (n == 1 && exact)
        return found[0];
    if (n == 0) {
        say(f, "commune", TR("Không tìm thấy nơi có tên như vậy trong tỉnh. Hãy chọn xã, phường "
                             "trong danh sách."));
        return NULL;
    }
    *suggested = found[0];
    if (n == 1) {
        say_name(f, "commune", TR("Theo tên bạn gõ, nơi đó nay là {0}. Nếu đúng, hãy gửi lại; "
                                  "nếu không, hãy chọn nơi khác."), found[0]);
        return NULL;
    }
    struct buf names = { .a = f->a, .max = 600 };
    for (size_t i = 0; i < n && i < 6; i++)
        buf_fmt(&names, "%s%.*s", i ? ", " : "",
                STR_ARG(unit_place_words(f->a, f->lang, found[i]->kind, found[i]->name)));
    const str list = buf_str(&names);
    form_problem(f, "commune", tr_args(f->a, TR("Tên này hợp với nhiều nơi: {0}. Hãy chọn đúng nơi "
                                                "trong danh sách."), &list, 1));
    return NULL;
}

/* The commune of the point, for the reader to confirm. false: none is near. */
static bool by_point(struct cx *cx, struct form *f, const struct places *p,
                     const struct report_new *r, const struct commune **suggested)
{
    struct point_units at;
    if (place_of_point(cx, r->lat.v, r->lon.v, cx->today, &at) != OK || !at.commune.how
        || !(*suggested = places_code(p, at.commune.code)))
        return false;
    const struct commune *c = *suggested;
    const str args[] = { unit_place_words(f->a, f->lang, c->kind, c->name),
                         point_distance(f->a, f->lang, at.commune.metres) };
    const char *text = TR("Theo vị trí bạn cho, nơi đó thuộc {0}. Nếu đúng, hãy gửi lại; nếu "
                          "không, hãy chọn nơi khác.");
    if (at.commune.how == POINT_INSIDE && !point_sure(&at.commune))
        text = TR("Theo vị trí bạn cho, nơi đó có lẽ thuộc {0}. Nếu đúng, hãy gửi lại; nếu "
                  "không, hãy chọn nơi khác.");
    else if (at.commune.how != POINT_INSIDE)
        text = TR("Theo vị trí bạn cho, nơi gần nhất là {0}, cách khoảng {1}. Nếu đúng, hãy gửi "
                  "lại; nếu không, hãy chọn nơi khác.");
    form_problem(f, "commune", tr_args(f->a, text, args, COUNT(args)));
    return true;
}

static const struct commune *commune_read(struct cx *cx, struct form *f, const struct places *p,
                                          const struct report_new *r,
                                          const struct commune **suggested)
{
    const str code = form_raw(f, "commune");
    const str typed = form_opt(f, "commune_name", 120);
    const struct commune *c = places_code(p, code);
    if (c)
        return c;
    if (!str_empty(typed))
        return by_name(f, p, typed, suggested);
    if (r->lat.has && by_point(cx, f, p, r, suggested))
        return NULL;
    say(f, "commune", TR("Hãy chọn xã, phường nơi xảy ra ô nhiễm."));
    return NULL;
}

/* Those that go with the kind; what was answered for another kind before stays unsaid. */
static void answers_read(struct cx *cx, struct form *f, struct report_new *out)
{
    struct report_answer *list = NEWS(cx->a, struct report_answer, ANSWERS_MAX);
    const struct intake_tables *t = cx->intake;
    out->answers = list;
    for (size_t i = 0; i < t->n_questions; i++) {
        const struct question *q = &t->questions[i];
        const char *field = question_field(cx->a, q);
        const str value = question_about(q, out->pollution)
            ? one_line(cx->a, form_opt(f, field, ANSWER_MAX)) : S("");
        if (str_empty(value))
            continue;
        if (answer_check(q, value) != OK)
            say(f, field, TR("Hãy chọn một trong các mục có sẵn."));
        else
            list[out->n_answers++] = (struct report_answer){ q->code, value };
    }
}

static void sender_read(struct form *f, struct sender *s)
{
    s->name = form_opt(f, "name", NAME_MAX);
    s->phone = form_opt(f, "phone", PHONE_MAX);
    s->email = form_opt(f, "email", EMAIL_MAX);
    s->address = form_opt(f, "address", ADDRESS_MAX);
    if (sender_phone_check(s->phone) != OK)
        say(f, "phone", TR("Số điện thoại có từ 8 đến 15 chữ số, ví dụ 0912 345 678."));
    if (sender_email_check(s->email) != OK)
        say(f, "email", TR("Địa chỉ thư điện tử chưa đúng, ví dụ ten@vidu.vn."));
}

void report_form_read(struct cx *cx, struct form *f, const struct places *places,
                      struct report_new *out, const struct commune **suggested)
{
    *suggested = NULL;
    *out = (struct report_new){ .channel = S("web") };
    out->pollution = one_kind(f, "pollution", pollution_kinds, n_pollution_kinds, S(""),
                              TR("Hãy chọn loại ô nhiễm; nếu không rõ, chọn “Khác, không rõ”."));
    out->what = form_opt(f, "what", (size_t)cx->conf->limits.text_bytes);
    const bool me_too = form_flag(f, "me_too");
    if (me_too && str_empty(out->what)) /* for officials, so in their language */
        out->what = S("Tôi cũng bị như vậy (gửi bằng nút “Tôi cũng bị”).");
    if (str_empty(out->what))
        say(f, "what", TR("Hãy viết vài câu về điều bạn thấy."));
    point_read(f, out);
    const struct commune *c = commune_read(cx, f, places, out, suggested);
    if (c)
        out->receiver = c->id;
    out->place = form_opt(f, "place", PLACE_MAX);
    if (str_empty(out->place) && !out->lat.has && !me_too)
        say(f, "place", TR("Hãy viết ô nhiễm ở chỗ nào để cán bộ tìm được, ví dụ tên đường, "
                           "thôn, tên cơ sở gần đó."));
    out->day = form_date(f, "day");
    if (out->day.has && date_cmp(out->day.v, cx->today) > 0)
        say(f, "day", TR("Ngày này chưa đến. Hãy kiểm tra lại hoặc để trống."));
    if (out->day.has && out->day.v.y < 1990)
        say(f, "day", TR("Ngày này xa quá. Hãy kiểm tra lại hoặc để trống."));
    out->nature = one_kind(f, "nature", natures, n_natures, S("unknown"),
                           TR("Hãy chọn một trong các mục có sẵn."));
    out->polluter = form_opt(f, "polluter", POLLUTER_MAX);
    answers_read(cx, f, out);
    out->avoid = form_flag(f, "avoid");
    out->avoid_why = form_opt(f, "avoid_why", AVOID_WHY_MAX);
    if (!out->avoid && !str_empty(out->avoid_why))
        say(f, "avoid", TR("Bạn có ghi lý do. Hãy đánh dấu ô này nếu không muốn xã, phường xử lý, "
                           "hoặc xóa lý do."));
    sender_read(f, &out->sender);
    wish_read(cx, f, &out->sender);
}
