#include "base/config.h"
#include "base/file.h"
#include "domain/publication/purge.h"

#define DIGEST_CHARS 64
#define SUMS_MAX 8192

static bool name_ok(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || s.p[i] > '~' || s.p[i] == '/')
            return false;
    return s.n > 0 && s.n <= 60 && s.p[0] != '.';
}

static bool digest_ok(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'a' && s.p[i] <= 'f')))
            return false;
    return s.n == DIGEST_CHARS;
}

enum err dump_sums(struct arena *a, str text, struct dump_file **out, size_t *n)
{
    str line;
    *out = NEWS(a, struct dump_file, DUMP_FILES_MOST);
    *n = 0;
    while (str_next(&text, '\n', &line)) {
        if (str_empty(line))
            continue;
        const struct dump_file f = { .digest = str_sub(line, 0, DIGEST_CHARS),
                                     .name = str_sub(line, DIGEST_CHARS + 2, line.n) };
        if (*n == DUMP_FILES_MOST || !digest_ok(f.digest) || !name_ok(f.name)
            || !str_eq(str_sub(line, DIGEST_CHARS, DIGEST_CHARS + 2), S("  ")))
            return ERR_INVALID;
        (*out)[(*n)++] = f;
    }
    return *n ? OK : ERR_INVALID;
}

void dump_files(struct cx *cx, struct dump_file **out, size_t *n)
{
    str text;
    *n = 0;
    if (str_empty(cx->conf->published.dir))
        return;
    const str at = path_join(cx->a, cx->conf->published.dir, S("now/dump/" DUMP_SUMS));
    if (file_read(cx->a, at, SUMS_MAX, &text) != OK || dump_sums(cx->a, text, out, n) != OK)
        *n = 0;
}
