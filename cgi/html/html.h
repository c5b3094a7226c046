/*
 * One writer for each place and C type. Only generated code (tplgen) calls the macros;
 * a type that is not listed does not compile.
 */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "base/date.h"
#include "base/svg.h"
#include "html/out.h"
#include "html/url.h"

/* Values that need more than their C type to be shown. */
struct money {
    int64_t dong;
};
struct when {
    instant at;
};
struct count {
    int64_t n;
};
struct decimal {
    double v;
    int digits;
};

/* 40000000 -> "40.000.000 đồng" ("40,000,000 VND"); in attributes 40000000. */
struct money html_money(int64_t dong);
/* "14:30 05/05/2026", local time; in attributes 2026-05-05T14:30:00+07:00. */
struct when html_when(instant at);
/* 12345 -> "12.345"; in attributes 12345. */
struct count html_count(int64_t n);
/* 1234.5, 1 -> "1.234,5"; in attributes 1234.5. At most 9 digits behind the comma. */
struct decimal html_decimal(double v, int digits);

/* Markup as it stands in the template. */
void html_lit(struct out *o, const char *p, size_t n);
/* Hidden inputs: the token of the form, and the word of the page. */
void html_csrf(struct out *o);

/* Text between tags, title and textarea. */
void html_text_str(struct out *o, str v);
void html_text_cstr(struct out *o, const char *v);
void html_text_int(struct out *o, int v);
void html_text_long(struct out *o, long v);
void html_text_llong(struct out *o, long long v);
void html_text_size(struct out *o, size_t v);
void html_text_date(struct out *o, struct date v); /* 05/05/2026, or 5 May 2026 */
void html_text_url(struct out *o, struct url v);
void html_text_money(struct out *o, struct money v);
void html_text_when(struct out *o, struct when v);
void html_text_count(struct out *o, struct count v);
void html_text_decimal(struct out *o, struct decimal v);
void html_text_svg(struct out *o, struct svg v);

/* Quoted attribute values. */
void html_attr_str(struct out *o, str v);
void html_attr_cstr(struct out *o, const char *v);
void html_attr_date(struct out *o, struct date v); /* 2026-05-05 */
void html_attr_url(struct out *o, struct url v);
void html_attr_money(struct out *o, struct money v);
void html_attr_when(struct out *o, struct when v);
void html_attr_count(struct out *o, struct count v);
void html_attr_decimal(struct out *o, struct decimal v);

/* Part of an address behind its literal beginning, percent-encoded. */
void html_part_str(struct out *o, str v);
void html_part_cstr(struct out *o, const char *v);

/* clang-format off */
#define HTML_WHOLE                                            \
    int: html_text_int, long: html_text_long,                 \
    long long: html_text_llong, unsigned long: html_text_size

#define HTML_TEXT                                                                        \
    HTML_WHOLE, str: html_text_str, const char *: html_text_cstr, char *: html_text_cstr, \
    struct date: html_text_date, struct url: html_text_url, struct money: html_text_money, \
    struct when: html_text_when, struct count: html_text_count,                           \
    struct decimal: html_text_decimal

/* title and textarea: all but drawings. */
#define html_rcdata(o, v) _Generic((v), HTML_TEXT)((o), (v))

#define html_text(o, v) _Generic((v), HTML_TEXT, struct svg: html_text_svg)((o), (v))

#define html_attr(o, v) _Generic((v), HTML_WHOLE,                                         \
    str: html_attr_str, const char *: html_attr_cstr, char *: html_attr_cstr,             \
    struct date: html_attr_date, struct url: html_attr_url, struct money: html_attr_money, \
    struct when: html_attr_when, struct count: html_attr_count,                           \
    struct decimal: html_attr_decimal)((o), (v))

#define html_part(o, v) _Generic((v), HTML_WHOLE, str: html_part_str,                     \
    const char *: html_part_cstr, char *: html_part_cstr, struct date: html_attr_date)((o), (v))

#define html_url(o, v) _Generic((v), struct url: html_attr_url)((o), (v))
/* clang-format on */

/*
 * A translated text with {0} ... in it: writes the text up to the next mark and says
 * which value comes now (arg); false at the end.
 */
struct html_tr {
    str rest;
    size_t arg;
};
struct html_tr html_tr(const char *msgid);
bool html_tr_text(struct out *o, struct html_tr *t);
bool html_tr_attr(struct out *o, struct html_tr *t);

#endif
