#include "base/lang.h"
#include "base/buf.h"
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define DOMAIN "hotline"

/* glibc looks LANGUAGE up again when this counter moves (gettext manual, 11.2.8). */
extern int _nl_msg_cat_cntr;

/* The language of the texts themselves is set; gettext would look for a catalogue each time. */
static bool as_written;

enum err lang_start(const char *dir)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8") || !setlocale(LC_MESSAGES, "C.UTF-8"))
        return ERR_INTERNAL;
    if (!bindtextdomain(DOMAIN, dir) || !bind_textdomain_codeset(DOMAIN, "UTF-8"))
        return ERR_INTERNAL;
    if (!textdomain(DOMAIN))
        return ERR_INTERNAL;
    lang_set(LANG_VI);
    return OK;
}

void lang_set(enum lang l)
{
    const char *code = lang_code(l), *now = getenv("LANGUAGE");
    as_written = l == LANG_VI;
    if (now && strcmp(now, code) == 0)
        return;
    if (setenv("LANGUAGE", code, 1) != 0)
        abort();
    _nl_msg_cat_cntr++;
}

const char *tr(const char *msgid)
{
    /* "" would give the catalogue's header */
    return as_written || !*msgid ? msgid : gettext(msgid);
}

str tr_args(struct arena *a, const char *msgid, const str *args, size_t n)
{
    struct buf b = { .a = a, .max = 1 << 16 };
    for (const char *p = tr(msgid); *p; p++) {
        const size_t k = (size_t)(p[1] - '0');
        if (*p == '{' && k < n && k <= 9 && p[2] == '}') {
            buf_add(&b, args[k]);
            p += 2;
        } else {
            buf_byte(&b, *p);
        }
    }
    return buf_str(&b);
}

const char *lang_code(enum lang l)
{
    return l == LANG_EN ? "en" : "vi";
}

enum err lang_parse(str code, enum lang *out)
{
    if (str_eq(code, S("vi")))
        *out = LANG_VI;
    else if (str_eq(code, S("en")))
        *out = LANG_EN;
    else
        return ERR_INVALID;
    return OK;
}

/* Weight of one item "en-GB;q=0.8" in thousandths. */
static int weight(str item)
{
    const size_t q = str_find(item, S(";q="));
    double w;
    if (q == item.n)
        return 1000;
    if (str_f64(str_trim(str_sub(item, q + 3, item.n)), &w) != OK || w < 0 || w > 1)
        return 0;
    return (int)(w * 1000);
}

enum lang lang_accept(str header)
{
    int vi = 0, en = 0;
    str item;
    while (str_next(&header, ',', &item)) {
        item = str_trim(item);
        const str tag = str_sub(item, 0, 2);
        if (item.n > 2 && item.p[2] != '-' && item.p[2] != ';')
            continue;
        if (str_eq_nocase(tag, S("vi")))
            vi = weight(item) > vi ? weight(item) : vi;
        else if (str_eq_nocase(tag, S("en")))
            en = weight(item) > en ? weight(item) : en;
    }
    return en > vi ? LANG_EN : LANG_VI;
}
