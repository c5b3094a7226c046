#include "pages/execution/reminder.h"
#include "base/lang.h"
#include "domain/execution/reminder.h"
#include "domain/violations/record.h"
#include "pages/cases/lines.h"
#include "pages/execution/side.h"
#include "pages/frame.h"

static const struct claim_label ways[] = {
    { "hand", TR("Giao trực tiếp") }, { "post", TR("Bưu chính") },
    { "electronic", TR("Điện tử") }, { "phone", TR("Điện thoại") }, { NULL, NULL },
};

static const struct side_spec specs[] = {
    { "way", FIELD_CHOICE, TR("Cách gửi"), NULL, true, ways },
    { "note", FIELD_LONG_TEXT, TR("Ghi chú"), NULL, false, NULL },
};

enum { FACTS = 10 };

static void add(struct pair_line *facts, size_t *n, const char *name, str text)
{
    facts[(*n)++] = (struct pair_line){ .name = str_from(tr(name)), .text = text };
}

static str dong(struct cx *cx, int64_t sum)
{
    const str args[] = { money_words(cx->a, sum) };
    return tr_args(cx->a, TR("{0} đồng"), args, 1);
}

/* What the letter says, in its order. */
static void letter_of(struct cx *cx, const struct reminder_letter *l, const struct violation *v,
                      struct pair_line *facts, size_t *n)
{
    const str number[] = { l->fine.decision.number.v,
                           date_vi(cx->a, l->fine.decision.signed_on.v) };
    add(facts, n, TR("Kính gửi"), v->rows[0].name);
    add(facts, n, TR("Địa chỉ"), v->rows[0].address);
    add(facts, n, TR("Quyết định"), tr_args(cx->a, TR("số {0} ngày {1}"), number, 2));
    add(facts, n, TR("Tiền phạt"), dong(cx, l->owing.fine - l->owing.reduced));
    add(facts, n, TR("Đã nộp"), dong(cx, l->owing.paid));
    add(facts, n, l->after ? TR("Đã quá hạn từ sau ngày") : TR("Hạn nộp"),
        date_vi(cx->a, l->owing.due));
    add(facts, n, TR("Tiền chậm nộp đến hôm nay"), dong(cx, l->owing.interest));
    add(facts, n, TR("Còn phải nộp nếu nộp hôm nay"), dong(cx, l->owing.rest));
    if (l->after)
        add(facts, n, TR("Mỗi ngày chậm thêm"),
            dong(cx, law_day_interest(l->owing.late, l->rate)));
}

static enum err page(struct req *r, struct resp *w, const struct case_show *s,
                     struct form *f, int status)
{
    struct cx *cx = r->cx;
    struct reminder_letter l;
    struct violation v;
    struct reminders_of_case_row *old;
    size_t n_old, n = 0;
    TRY(reminder_prepare(cx, s, &l));
    TRY(violation_load(cx, s->c.id, &v));
    TRY(reminders_of_case(cx, (struct reminders_of_case_in){ .cid = s->c.id }, &old, &n_old));
    struct pair_line *facts = NEWS(cx->a, struct pair_line, FACTS + n_old);
    letter_of(cx, &l, &v, facts, &n);
    for (size_t i = 0; i < n_old; i++) {
        const char *way = claim_label(ways, old[i].way);
        const str args[] = { date_vi(cx->a, old[i].on_day), way ? str_from(tr(way)) : old[i].way,
                             money_words(cx->a, old[i].rest), old[i].who };
        add(facts, &n, TR("Đã nhắc"),
            tr_args(cx->a, TR("{0}, {1}, còn phải nộp {2} đồng, {3}"), args, COUNT(args)));
    }
    return side_page(r, w, s, &(struct side_about){
        .heading = l.after ? TR("Nhắc nộp phạt quá hạn") : TR("Nhắc nộp phạt trước hạn"),
        .lead = TR("Nội dung thư nhắc lấy từ hồ sơ hôm nay; thư nhắc không thay đổi thời hạn."),
        .button = TR("Ghi nhận đã nhắc"), .specs = specs, .n_specs = COUNT(specs),
        .action = S("execution/reminder"), .back = S("execution"), .facts = facts,
        .n_facts = n }, f, status);
}

enum err reminder_get(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    TRY(side_load(r, &s));
    form_empty(r, &f);
    return page(r, w, &s, &f, 200);
}

enum err reminder_post(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    TRY(side_load(r, &s));
    TRY(form_read(r, &f));
    const struct reminder_new in = { .way = side_choice(&f, "way", ways),
                                     .note = form_opt(&f, "note", 1000) };
    if (form_ok(&f) != OK)
        return page(r, w, &s, &f, 422);
    TRY(reminder_write(r->cx, r->who, s.held.code, &in));
    return side_done(r, w, &s, "execution");
}
