#include "domain/violations/acts.h"
#include "base/text.h"

#define WORDS_MAX 12

static bool holds(str text, const str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_find(text, words[i]) == text.n)
            return false;
    return true;
}

size_t acts_find(struct arena *a, const struct law *law, str typed, struct date day, size_t max,
                 const struct law_act *const **out)
{
    const struct law_act **list = NEWS(a, const struct law_act *, max);
    str words[WORDS_MAX], rest = text_fold(a, text_cut(typed, 200));
    size_t n_words = 0, found = 0, kept = 0;
    while (n_words < WORDS_MAX && str_next(&rest, ' ', &words[n_words]))
        n_words += words[n_words].n > 0;
    *out = list;
    if (n_words == 0)
        return 0;
    for (int common = 1; common >= 0; common--) {
        const struct law_act *act;
        for (size_t at = 0; (act = law_next_act(law, day, &at));) {
            if (act->common != (common == 1))
                continue;
            const str all = str_fmt(a, "%.*s %.*s %.*s %.*s", STR_ARG(act->code),
                                    STR_ARG(act->name_vi), STR_ARG(act->name), STR_ARG(act->kind));
            if (!holds(text_fold(a, all), words, n_words))
                continue;
            found++;
            if (kept < max)
                list[kept++] = act;
        }
    }
    return found;
}
