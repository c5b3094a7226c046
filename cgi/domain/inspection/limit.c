/* Numbers as people write them, and the limit that applies to one sample. Pure. */
#include "base/lang.h"
#include "base/sheet.h"
#include "domain/inspection/sample.h"

bool nano_read(str text, int64_t *out)
{
    char digits[40];
    size_t n = 0, commas = 0;
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.p[i];
        if (c == ' ')
            continue;
        if (n + 1 >= sizeof digits || !((c >= '0' && c <= '9') || c == ',' || c == '.'))
            return false;
        commas += c == ',' || c == '.';
        digits[n++] = c == ',' ? '.' : c;
    }
    return n > 0 && commas <= 1 && decimal_read((str){ digits, n }, LAW_NANO, out);
}

str nano_words(struct arena *a, enum lang lang, int64_t v)
{
    str s = str_fmt(a, "%lld%c%09lld", (long long)(v / LAW_NANO), lang == LANG_VI ? ',' : '.',
                    (long long)(v % LAW_NANO));
    while (s.n > 0 && s.p[s.n - 1] == '0')
        s.n--;
    if (s.p[s.n - 1] == ',' || s.p[s.n - 1] == '.')
        s.n--;
    return s;
}

str limit_words(struct arena *a, enum lang lang, opt_i64 min, opt_i64 max)
{
    const str low = min.has ? nano_words(a, lang, min.v) : S("");
    const str high = max.has ? nano_words(a, lang, max.v) : S("");
    if (!min.has && !max.has)
        return S("");
    return str_fmt(a, "%.*s%s%.*s", STR_ARG(min.has && max.has ? low : S("")),
                   min.has && max.has ? "–" : max.has ? "≤ " : "≥ ",
                   STR_ARG(max.has ? high : low));
}

/* ", Kq 0,9"; a condition that the tables do not have leaves the limit unset. */
static bool scale(struct arena *a, const struct law *law, enum lang lang,
                  const struct law_limit_ask *of, const char *factor, str code,
                  int64_t *times, struct buf *words)
{
    if (str_empty(code))
        return true;
    const struct law_limit_factor *k =
        law_limit_factor(law, of->standard, str_from(factor), code, of->day);
    if (!k)
        return false;
    *times = law_scaled(*times, k->value);
    buf_fmt(words, ", %c%c %.*s", factor[0] - 'a' + 'A', factor[1],
            STR_ARG(nano_words(a, lang, k->value)));
    return true;
}

struct limit_found sample_limit(struct arena *a, const struct law *law, enum lang lang,
                                const struct limit_ask *ask)
{
    const bool gas = str_eq(ask->of.medium, S("emission"));
    const struct law_limit *row = law_limit(law, &ask->of);
    struct buf words = { .a = a, .max = 300 };
    struct limit_found f = { .row = row };
    int64_t times = LAW_NANO;
    if (!row)
        return f;
    buf_add(&words, row->standard);
    if (!str_empty(row->column))
        buf_fmt(&words, lang == LANG_VI ? ", cột %.*s" : ", column %.*s", STR_ARG(row->column));
    if (row->scaled
        && (!scale(a, law, lang, &ask->of, gas ? "kp" : "kq", ask->kq, &times, &words)
            || !scale(a, law, lang, &ask->of, gas ? "kv" : "kf", ask->kf, &times, &words)))
        return (struct limit_found){ 0 };
    f.min = row->min.has ? SOME_I64(law_scaled(row->min.v, times)) : row->min;
    f.max = row->max.has ? SOME_I64(law_scaled(row->max.v, times)) : row->max;
    f.basis = buf_str(&words);
    return f;
}
