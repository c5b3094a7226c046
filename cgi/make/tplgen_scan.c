#include "make/tplgen_parts.h"
#include <string.h>

/* Behind the string or character constant that begins at s[i]; 0 if it never ends. */
static size_t quoted_end(str s, size_t i)
{
    const char q = s.p[i];
    for (i++; i < s.n && s.p[i] != '\n'; i++) {
        if (s.p[i] == '\\')
            i++;
        else if (s.p[i] == q)
            return i + 1;
    }
    return 0;
}

static char closing(char c)
{
    return c == '(' ? ')' : c == '[' ? ']' : c == '{' ? '}' : '\0';
}

/* Behind the bracket that matches s[i]; 0 if there is none. */
static size_t bracket_end(str s, size_t i)
{
    char want[64];
    size_t n = 0;
    while (i < s.n) {
        const char c = s.p[i];
        if (c == '"' || c == '\'') {
            i = quoted_end(s, i);
            if (!i)
                return 0;
            continue;
        }
        if (closing(c)) {
            if (n == sizeof want)
                return 0;
            want[n++] = closing(c);
        } else if (c == ')' || c == ']' || c == '}') {
            if (want[--n] != c)
                return 0;
            if (n == 0)
                return i + 1;
        }
        i++;
    }
    return 0;
}

size_t scan_item(str s, size_t i)
{
    size_t end;
    if (s.p[i] == '"' || s.p[i] == '\'')
        end = quoted_end(s, i);
    else if (closing(s.p[i]))
        end = bracket_end(s, i);
    else
        end = i + 1;
    return end ? end - i : 0;
}

bool scan_directive(struct tpl *t, str *inside)
{
    const size_t from = t->i;
    while (tpl_more(t)) {
        const char c = t->src.p[t->i];
        if (tpl_at(t, S("}}"))) {
            *inside = str_trim(str_sub(t->src, from, t->i));
            t->i += 2;
            return inside->n ? true : tpl_fail(t, from, "empty {{ }}");
        }
        if (strchr(")]}", c))
            return tpl_fail(t, t->i, "'%c' closes nothing", c);
        if (tpl_at(t, S("//")) || tpl_at(t, S("/*")))
            return tpl_fail(t, t->i, "remarks belong outside {{ }}: <!-- -->");
        if (strchr("#\\`@$", c) || tpl_at(t, S("{{")))
            return tpl_fail(t, t->i, "'%c' cannot stand here in {{ }}", c);
        const size_t n = scan_item(t->src, t->i);
        if (!n)
            return tpl_fail(t, t->i, "%c is never closed, or closed by another", c);
        t->i += n;
    }
    return tpl_fail(t, from, "{{ without }}");
}

bool scan_holds(str s, char c)
{
    size_t n;
    for (size_t i = 0; i < s.n; i += n) {
        if (s.p[i] == c)
            return true;
        n = s.p[i] == '"' || s.p[i] == '\'' ? scan_item(s, i) : 1;
        n = n ? n : 1;
    }
    return false;
}

bool scan_parens(str s)
{
    return s.n >= 3 && s.p[0] == '(' && scan_item(s, 0) == s.n &&
           str_trim(str_sub(s, 1, s.n - 1)).n;
}

bool scan_call(str s, str *name, str *args)
{
    size_t i = 0;
    while (i < s.n && is_name(s.p[i]))
        i++;
    if (i == 0 || i == s.n || s.p[i] != '(' || scan_item(s, i) != s.n - i)
        return false;
    *name = str_sub(s, 0, i);
    *args = str_trim(str_sub(s, i + 1, s.n - 1));
    return name->p[0] >= 'a' && name->p[0] <= 'z';
}

size_t scan_pieces(str s, char sep, str *pieces, size_t max)
{
    size_t n = 0, from = 0, i = 0;
    while (i <= s.n) {
        const bool cut = i == s.n || s.p[i] == sep || (sep == ' ' && is_space(s.p[i]));
        if (!cut) {
            const size_t len = scan_item(s, i);
            i += len ? len : 1;
            continue;
        }
        if (i > from || sep != ' ') {
            if (n < max)
                pieces[n] = str_sub(s, from, i);
            n++;
        }
        from = ++i;
    }
    return n;
}
