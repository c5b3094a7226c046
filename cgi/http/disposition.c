#include "http/disposition.h"
#include "base/text.h"
#include "http/urlencoded.h"
#include <string.h>

#define FILENAME_MAX_BYTES 255
#define NAME_MAX_BYTES 64
#define TYPE_MAX_BYTES 100

static bool token_char(char c)
{
    return c > ' ' && c <= '~' && !strchr("()<>@,;:\\\"/[]?={}", c);
}

static str token_take(str *rest)
{
    size_t n = 0;
    while (n < rest->n && token_char(rest->p[n]))
        n++;
    const str token = str_sub(*rest, 0, n);
    *rest = str_sub(*rest, n, rest->n);
    return token;
}

static void blanks_skip(str *rest)
{
    while (rest->n && (rest->p[0] == ' ' || rest->p[0] == '\t'))
        *rest = str_sub(*rest, 1, rest->n);
}

static bool byte_take(str *rest, char c)
{
    if (rest->n == 0 || rest->p[0] != c)
        return false;
    *rest = str_sub(*rest, 1, rest->n);
    return true;
}

/* Behind the opening quote. */
static enum err quoted_take(struct arena *a, str *rest, str *out)
{
    char *to = arena_alloc(a, rest->n + 1);
    size_t w = 0;
    for (size_t i = 0; i < rest->n; i++) {
        char c = rest->p[i];
        if (c == '"') {
            *rest = str_sub(*rest, i + 1, rest->n);
            *out = (str){ to, w };
            return OK;
        }
        const char next = i + 1 < rest->n ? rest->p[i + 1] : '\0';
        if (c == '\\' && (next == '"' || next == '\\'))
            c = rest->p[++i];
        to[w++] = c;
    }
    return ERR_BAD_REQUEST;
}

enum err param_next(struct arena *a, str *rest, str *name, str *value, bool *found)
{
    blanks_skip(rest);
    *found = byte_take(rest, ';');
    if (!*found)
        return rest->n ? ERR_BAD_REQUEST : OK;
    blanks_skip(rest);
    *name = token_take(rest);
    if (name->n == 0 && rest->n == 0) { /* a last ";" is harmless */
        *found = false;
        return OK;
    }
    if (name->n == 0 || !byte_take(rest, '='))
        return ERR_BAD_REQUEST;
    if (byte_take(rest, '"'))
        return quoted_take(a, rest, value);
    *value = token_take(rest);
    return value->n ? OK : ERR_BAD_REQUEST;
}

/* %22, %0D and %0A, the only three that browsers encode; every other % is itself. */
static str marks_undo(struct arena *a, str s)
{
    if (!s.p || !memchr(s.p, '%', s.n))
        return s;
    char *to = arena_alloc(a, s.n + 1);
    size_t w = 0;
    for (size_t i = 0; i < s.n; i++) {
        const str three = str_sub(s, i, i + 3);
        const char c = str_eq(three, S("%22"))            ? '"'
                       : str_eq_nocase(three, S("%0D"))   ? '\r'
                       : str_eq_nocase(three, S("%0A"))   ? '\n'
                                                          : '\0';
        to[w++] = c ? c : s.p[i];
        i += c ? 2 : 0;
    }
    return (str){ to, w };
}

static enum err filename_clean(struct arena *a, str raw, str *out)
{
    str s;
    if (text_door(a, raw, &s) != OK)
        return ERR_BAD_REQUEST;
    for (size_t i = s.n; i > 0; i--)
        if (s.p[i - 1] == '/' || s.p[i - 1] == '\\') {
            s = str_sub(s, i, s.n);
            break;
        }
    s = str_dup(a, text_cut(s, FILENAME_MAX_BYTES));
    char *w = arena_alloc(a, s.n + 1);
    for (size_t i = 0; i < s.n; i++)
        w[i] = (char)(s.p[i] == '\n' || s.p[i] == '\t' ? ' ' : s.p[i]);
    *out = str_trim((str){ w, s.n });
    return OK;
}

/* UTF-8'vi'%E1%BA%A3nh.jpg */
static enum err extended(struct arena *a, str s, str *out)
{
    str charset, language;
    if (!str_next(&s, '\'', &charset) || !str_next(&s, '\'', &language) || !s.p ||
        !str_eq_nocase(charset, S("UTF-8")))
        return ERR_BAD_REQUEST;
    TRY(percent_decode(a, s, PLUS_IS_PLUS, out));
    return OK;
}

static enum err disposition(struct arena *a, str rest, struct part *p)
{
    str name, value, plain = { 0 }, star = { 0 };
    bool found;
    if (p->name.p || !str_eq_nocase(token_take(&rest), S("form-data")))
        return ERR_BAD_REQUEST;
    for (;;) {
        TRY(param_next(a, &rest, &name, &value, &found));
        if (!found)
            break;
        str *to = str_eq_nocase(name, S("name"))        ? &p->name
                  : str_eq_nocase(name, S("filename"))  ? &plain
                  : str_eq_nocase(name, S("filename*")) ? &star
                                                        : NULL;
        if (to && to->p)
            return ERR_BAD_REQUEST;
        if (to)
            *to = value;
    }
    if (text_door(a, marks_undo(a, p->name), &p->name) != OK || p->name.n == 0 ||
        p->name.n > NAME_MAX_BYTES)
        return ERR_BAD_REQUEST;
    if (star.p)
        TRY(extended(a, star, &star));
    if (star.p || plain.p)
        TRY(filename_clean(a, star.p ? star : marks_undo(a, plain), &p->filename));
    return OK;
}

static enum err content_type(struct arena *a, str rest, struct part *p)
{
    str name, value;
    bool found;
    const size_t semicolon = str_find(rest, S(";"));
    const str type = str_trim(str_sub(rest, 0, semicolon));
    if (p->type.p || type.n == 0 || type.n > TYPE_MAX_BYTES || !text_ascii(type))
        return ERR_BAD_REQUEST;
    p->type = str_dup(a, type);
    rest = str_sub(rest, semicolon, rest.n);
    for (;;) {
        TRY(param_next(a, &rest, &name, &value, &found));
        if (!found)
            return OK;
        if (str_eq_nocase(name, S("charset")) && !str_eq_nocase(value, S("UTF-8")) &&
            !str_eq_nocase(value, S("US-ASCII")))
            return ERR_BAD_REQUEST;
    }
}

static bool encoding_ok(str v)
{
    return str_eq_nocase(v, S("binary")) || str_eq_nocase(v, S("8bit")) ||
           str_eq_nocase(v, S("7bit"));
}

static enum err line_parse(struct arena *a, str line, struct part *p)
{
    const str name = token_take(&line);
    if (name.n == 0 || !byte_take(&line, ':'))
        return ERR_BAD_REQUEST;
    const str value = str_trim(line);
    if (str_eq_nocase(name, S("Content-Disposition")))
        return disposition(a, value, p);
    if (str_eq_nocase(name, S("Content-Type")))
        return content_type(a, value, p);
    if (str_eq_nocase(name, S("Content-Transfer-Encoding")))
        return encoding_ok(value) ? OK : ERR_BAD_REQUEST;
    return OK;
}

enum err part_head_parse(struct arena *a, str lines, struct part *out)
{
    *out = (struct part){ 0 };
    while (lines.n) {
        const size_t end = str_find(lines, S("\r\n"));
        TRY(line_parse(a, str_sub(lines, 0, end), out));
        lines = str_sub(lines, end + 2, lines.n);
    }
    if (!out->type.p)
        out->type = S("text/plain");
    return out->name.p ? OK : ERR_BAD_REQUEST;
}

static bool boundary_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("'()+_,-./:=? ", c));
}

enum err multipart_boundary(struct arena *a, str type, str *boundary)
{
    str name, value;
    bool found;
    const size_t semicolon = str_find(type, S(";"));
    if (!str_eq_nocase(str_trim(str_sub(type, 0, semicolon)), S("multipart/form-data")))
        return ERR_MEDIA_TYPE;
    str rest = str_sub(type, semicolon, type.n);
    *boundary = (str){ 0 };
    for (;;) {
        TRY(param_next(a, &rest, &name, &value, &found));
        if (!found)
            break;
        if (!str_eq_nocase(name, S("boundary")))
            continue;
        if (boundary->p)
            return ERR_BAD_REQUEST;
        *boundary = value;
    }
    const size_t n = boundary->n;
    if (n == 0 || n > MULTIPART_BOUNDARY_MAX || boundary->p[n - 1] == ' ')
        return ERR_BAD_REQUEST;
    for (size_t i = 0; i < n; i++)
        if (!boundary_char(boundary->p[i]))
            return ERR_BAD_REQUEST;
    return OK;
}
