#include "html/html.h"
#include <math.h>
#include <stdio.h>

struct money html_money(int64_t dong)
{
    return (struct money){ dong };
}

struct when html_when(instant at)
{
    return (struct when){ at };
}

struct count html_count(int64_t n)
{
    return (struct count){ n };
}

struct decimal html_decimal(double v, int digits)
{
    return (struct decimal){ v, digits < 0 ? 0 : digits > 9 ? 9 : digits };
}

void html_lit(struct out *o, const char *p, size_t n)
{
    buf_add(o->b, (str){ p, n });
}

/* What stands for c on a page; NULL: c itself. Control characters are not HTML. */
static const char *text_ref(unsigned char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\t':
    case '\n':
    case '\r':
        return NULL;
    default:
        return c < 0x20 || c == 0x7F ? "\xEF\xBF\xBD" : NULL;
    }
}

static const char *attr_ref(unsigned char c)
{
    switch (c) {
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    default:
        return text_ref(c);
    }
}

static void escape(struct out *o, str v, const char *(*ref)(unsigned char))
{
    size_t from = 0;
    for (size_t i = 0; i < v.n; i++) {
        const char *r = ref((unsigned char)v.p[i]);
        if (!r)
            continue;
        buf_add(o->b, str_sub(v, from, i));
        buf_add(o->b, str_from(r));
        from = i + 1;
    }
    buf_add(o->b, str_sub(v, from, v.n));
}

void html_text_str(struct out *o, str v)
{
    escape(o, v, text_ref);
}

void html_text_cstr(struct out *o, const char *v)
{
    escape(o, str_from(v), text_ref);
}

void html_text_int(struct out *o, int v)
{
    buf_i64(o->b, v);
}

void html_text_long(struct out *o, long v)
{
    buf_i64(o->b, v);
}

void html_text_llong(struct out *o, long long v)
{
    buf_i64(o->b, v);
}

void html_text_size(struct out *o, size_t v)
{
    buf_fmt(o->b, "%zu", v);
}

static const char *const months_en[] = { "January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December" };

void html_text_date(struct out *o, struct date v)
{
    if (!date_valid(v))
        return;
    if (o->lang == LANG_EN)
        buf_fmt(o->b, "%d %s %d", v.d, months_en[v.m - 1], v.y);
    else
        buf_fmt(o->b, "%02d/%02d/%04d", v.d, v.m, v.y);
}

void html_text_url(struct out *o, struct url v)
{
    escape(o, v.checked, text_ref);
}

/* Digits in groups of three. */
static void grouped(struct out *o, str digits)
{
    for (size_t i = 0; i < digits.n; i++) {
        if (i > 0 && (digits.n - i) % 3 == 0)
            buf_byte(o->b, o->lang == LANG_EN ? ',' : '.');
        buf_byte(o->b, digits.p[i]);
    }
}

void html_text_count(struct out *o, struct count v)
{
    char tmp[24];
    const int n = snprintf(tmp, sizeof tmp, "%lld", (long long)v.n);
    const size_t sign = v.n < 0;
    if (sign)
        buf_add(o->b, S("\xE2\x88\x92")); /* minus sign */
    grouped(o, (str){ tmp + sign, (size_t)n - sign });
}

void html_text_money(struct out *o, struct money v)
{
    html_text_count(o, (struct count){ v.dong });
    buf_add(o->b, o->lang == LANG_EN ? S("\xC2\xA0VND") : S("\xC2\xA0đồng"));
}

void html_text_when(struct out *o, struct when v)
{
    const struct moment m = instant_moment(v.at);
    buf_fmt(o->b, "%02d:%02d%s", m.hour, m.minute, o->lang == LANG_EN ? ", " : " ");
    html_text_date(o, m.day);
}

void html_text_decimal(struct out *o, struct decimal v)
{
    char tmp[340];
    if (!isfinite(v.v)) {
        buf_add(o->b, S("\xE2\x80\x93"));
        return;
    }
    const int n = snprintf(tmp, sizeof tmp, "%.*f", v.digits, fabs(v.v));
    const str all = { tmp, (size_t)n };
    const size_t dot = str_find(all, S("."));
    if (v.v < 0)
        buf_add(o->b, S("\xE2\x88\x92"));
    grouped(o, str_sub(all, 0, dot));
    if (dot < all.n) {
        buf_byte(o->b, o->lang == LANG_EN ? '.' : ',');
        buf_add(o->b, str_sub(all, dot + 1, all.n));
    }
}

void html_text_svg(struct out *o, struct svg v)
{
    buf_fmt(o->b,
            "<svg class=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
            "shape-rendering=\"crispEdges\" aria-hidden=\"true\" focusable=\"false\"><path d=\"",
            v.size, v.size);
    html_attr_str(o, v.path_d);
    buf_add(o->b, S("\"/></svg>"));
}

void html_attr_str(struct out *o, str v)
{
    escape(o, v, attr_ref);
}

void html_attr_cstr(struct out *o, const char *v)
{
    escape(o, str_from(v), attr_ref);
}

void html_attr_date(struct out *o, struct date v)
{
    if (date_valid(v))
        buf_fmt(o->b, "%04d-%02d-%02d", v.y, v.m, v.d);
}

void html_attr_url(struct out *o, struct url v)
{
    escape(o, v.checked, attr_ref);
}

void html_attr_money(struct out *o, struct money v)
{
    buf_i64(o->b, v.dong);
}

void html_attr_when(struct out *o, struct when v)
{
    const struct moment m = instant_moment(v.at);
    html_attr_date(o, m.day);
    buf_fmt(o->b, "T%02d:%02d:00+07:00", m.hour, m.minute);
}

void html_attr_count(struct out *o, struct count v)
{
    buf_i64(o->b, v.n);
}

void html_attr_decimal(struct out *o, struct decimal v)
{
    if (isfinite(v.v))
        buf_fmt(o->b, "%.*f", v.digits, v.v);
}

void html_part_str(struct out *o, str v)
{
    url_part(o->b, v);
}

void html_part_cstr(struct out *o, const char *v)
{
    url_part(o->b, str_from(v));
}

void html_csrf(struct out *o)
{
    buf_add(o->b, S("<input type=\"hidden\" name=\"csrf\" value=\""));
    html_attr_str(o, o->csrf);
    buf_add(o->b, S("\">"));
    if (str_empty(o->once))
        return;
    buf_add(o->b, S("<input type=\"hidden\" name=\"once\" value=\""));
    html_attr_str(o, o->once);
    buf_add(o->b, S("\">"));
}

struct html_tr html_tr(const char *msgid)
{
    return (struct html_tr){ .rest = str_from(tr(msgid)) };
}

static bool tr_step(struct out *o, struct html_tr *t, const char *(*ref)(unsigned char))
{
    const str s = t->rest;
    for (size_t i = 0; i + 2 < s.n; i++) {
        if (s.p[i] != '{' || s.p[i + 1] < '0' || s.p[i + 1] > '9' || s.p[i + 2] != '}')
            continue;
        escape(o, str_sub(s, 0, i), ref);
        t->arg = (size_t)(s.p[i + 1] - '0');
        t->rest = str_sub(s, i + 3, s.n);
        return true;
    }
    escape(o, s, ref);
    t->rest = S("");
    return false;
}

bool html_tr_text(struct out *o, struct html_tr *t)
{
    return tr_step(o, t, text_ref);
}

bool html_tr_attr(struct out *o, struct html_tr *t)
{
    return tr_step(o, t, attr_ref);
}
