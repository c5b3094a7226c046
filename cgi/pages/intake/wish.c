#include "pages/intake/wish.h"
#include "base/config.h"
#include "base/lang.h"
#include "pages/frame.h"

#define WISHES 3

static bool by_email(const struct config *conf)
{
    return !str_empty(conf->mail.smtp) && !str_empty(conf->mail.domain);
}

static bool by_sms(const struct config *conf)
{
    return !str_empty(conf->sms.url);
}

static void say(struct form *f, const char *field, const char *text)
{
    form_problem(f, field, str_from(tr(text)));
}

void wish_read(struct cx *cx, struct form *f, struct sender *s)
{
    const str wish = form_opt(f, "wish", 8);
    s->wish = WISH_NONE;
    if (str_eq(wish, S("email")) && by_email(cx->conf))
        s->wish = WISH_EMAIL;
    if (str_eq(wish, S("sms")) && by_sms(cx->conf))
        s->wish = WISH_SMS;
    if (s->wish == WISH_EMAIL && str_empty(s->email))
        say(f, "email", TR("Muốn được báo tin qua thư điện tử thì ghi địa chỉ thư."));
    if (s->wish == WISH_SMS && str_empty(s->phone))
        say(f, "phone", TR("Muốn được báo tin qua tin nhắn thì ghi số điện thoại."));
}

void wish_view(struct cx *cx, const struct form *f, struct report_view *v)
{
    const struct { const char *value, *label; bool there; } all[WISHES] = {
        { "none", TR("Không cần, tôi tự xem"), true },
        { "email", TR("Qua thư điện tử"), by_email(cx->conf) },
        { "sms", TR("Qua tin nhắn điện thoại"), by_sms(cx->conf) },
    };
    const str typed = form_raw(f, "wish");
    struct choice *c = NEWS(cx->a, struct choice, WISHES);
    v->wish = field_of(f, (struct field){
        .name = "wish", .label = TR("Có tin mới thì báo cho bạn?"),
        .hint = TR("Chỉ báo số và nơi xem, không có nội dung. Tin nhắn hiện trên màn hình: chỉ "
                   "chọn khi máy là của riêng bạn.") });
    v->wishes = c;
    for (size_t i = 0; i < WISHES; i++) {
        const str value = str_from(all[i].value);
        if (all[i].there)
            c[v->n_wishes++] = (struct choice){
                .value = value, .label = str_from(tr(all[i].label)),
                .on = str_empty(typed) ? i == 0 : str_eq(typed, value) };
    }
    if (v->n_wishes == 1)
        v->n_wishes = 0;
}
