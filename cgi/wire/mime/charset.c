#include "wire/mime/mime.h"
#include <errno.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"

/* What iconv calls the names that programs here invented. */
static const struct { const char *odd, *name; } odd_names[] = {
    { "tcvn3", "TCVN5712-1" },      { "x-viet-tcvn3", "TCVN5712-1" },
    { "x-viet-tcvn", "TCVN5712-1" }, { "x-viet-tcvn5712", "TCVN5712-1" },
    { "tcvn-5712", "TCVN5712-1" },  { "x-viscii", "VISCII" },
    { "x-viet-viscii", "VISCII" },  { "x-cp1258", "WINDOWS-1258" },
    { "utf8", "UTF-8" },            { "unicode-1-1-utf-8", "UTF-8" },
    { "x-unknown", NULL },          { "unknown-8bit", NULL },
};

static const char *const known[] = {
    "WINDOWS-1258", "TCVN5712-1", "TCVN", "VISCII", "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE",
    "UTF-32", "UTF-7", "US-ASCII", "ISO-8859-1", "ISO-8859-2", "ISO-8859-15", "WINDOWS-1250",
    "WINDOWS-1251", "WINDOWS-1252", "KOI8-R", "GB2312", "GBK", "GB18030", "BIG5", "SHIFT_JIS",
    "ISO-2022-JP", "EUC-JP", "EUC-KR", "WINDOWS-874",
};

/* Open until the end: so their tables stay in memory. */
static iconv_t ready[G_N_ELEMENTS(known)];

void charsets_open(void)
{
    char in[] = "a", out[16];
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        const iconv_t c = ready[i] = iconv_open("UTF-8", known[i]);
        char *from = in, *to = out;
        size_t n_in = 1, n_out = sizeof out;
        if (c != (iconv_t)-1)
            iconv(c, &from, &n_in, &to, &n_out);
    }
}

void charsets_close(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (ready[i] != (iconv_t)-1)
            iconv_close(ready[i]);
}

static iconv_t converter(const char *charset)
{
    const char *name = charset;
    for (size_t i = 0; name && i < G_N_ELEMENTS(odd_names); i++)
        if (g_ascii_strcasecmp(charset, odd_names[i].odd) == 0)
            name = odd_names[i].name;
    /* ASCII says nothing of bytes above 127, and they are what has to be read. */
    if (!name || g_ascii_strcasecmp(name, "US-ASCII") == 0 ||
        g_ascii_strcasecmp(name, "UTF-8") == 0)
        name = "WINDOWS-1258";
    const iconv_t c = iconv_open("UTF-8", name);
    return c != (iconv_t)-1 ? c : iconv_open("UTF-8", "WINDOWS-1258");
}

static void convert(iconv_t c, const char *bytes, size_t n, GString *out)
{
    char piece[4096];
    union { const char *from; char *to; } in = { bytes };
    while (n) {
        char *to = piece;
        size_t room = sizeof piece;
        const size_t before = n;
        const size_t r = iconv(c, &in.to, &n, &to, &room);
        g_string_append_len(out, piece, (gssize)(sizeof piece - room));
        if (r != (size_t)-1 || (errno == E2BIG && before != n))
            continue;
        g_string_append(out, REPLACEMENT); /* one byte that stands for nothing */
        in.from++;
        n--;
    }
    char *to = piece;
    size_t room = sizeof piece;
    if (iconv(c, NULL, NULL, &to, &room) != (size_t)-1)
        g_string_append_len(out, piece, (gssize)(sizeof piece - room));
}

/* UTF-8 with some bytes that are not: each of them becomes U+FFFD. */
static void repair(const char *bytes, size_t n, GString *out)
{
    while (n) {
        const char *bad;
        if (g_utf8_validate(bytes, (gssize)n, &bad)) {
            g_string_append_len(out, bytes, (gssize)n);
            return;
        }
        const size_t good = (size_t)(bad - bytes);
        g_string_append_len(out, bytes, (gssize)good);
        if (*bad)
            g_string_append(out, REPLACEMENT);
        bytes = bad + 1;
        n -= good + 1;
    }
}

static void without_nuls(GString *s)
{
    size_t to = 0;
    for (size_t i = 0; i < s->len; i++)
        if (s->str[i])
            s->str[to++] = s->str[i];
    g_string_truncate(s, to);
}

GString *charset_text(const char *bytes, size_t n, const char *charset)
{
    GString *out = g_string_sized_new(n + 16);
    const bool wide = charset && (g_ascii_strncasecmp(charset, "utf-16", 6) == 0 ||
                                  g_ascii_strncasecmp(charset, "utf-32", 6) == 0 ||
                                  g_ascii_strncasecmp(charset, "utf-7", 5) == 0 ||
                                  g_ascii_strncasecmp(charset, "iso-2022", 8) == 0);
    const bool utf8 = charset && (g_ascii_strcasecmp(charset, "utf-8") == 0 ||
                                  g_ascii_strcasecmp(charset, "utf8") == 0);
    if (utf8 || (!wide && g_utf8_validate(bytes, (gssize)n, NULL))) {
        repair(bytes, n, out);
    } else {
        const iconv_t c = converter(charset);
        if (c != (iconv_t)-1) {
            convert(c, bytes, n, out);
            iconv_close(c);
        } else {
            repair(bytes, n, out);
        }
    }
    without_nuls(out);
    return out;
}
