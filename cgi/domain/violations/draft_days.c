/* Pure: the term that the decision itself gives, longer than the law's. */
#include "domain/violations/draft.h"

static int64_t law_days(const struct law *law, struct date day)
{
    const struct law_term *t = law_term(law, S("EXECUTE_DECISION"), day);
    return t && t->set && t->unit == LAW_DAY ? t->length : 0;
}

int64_t draft_pay_days(const struct law *law, const str words[DRAFT_WORDS], struct date day)
{
    int64_t days = 0;
    return !str_empty(words[WORD_PAY_DAYS]) && str_i64(words[WORD_PAY_DAYS], &days) == OK
        ? days : law_days(law, day);
}

/* The fine lapses then (art. 74.1): a term beyond that would be none. */
static bool outlives(struct arena *a, const struct law *law, int64_t days, struct date day)
{
    struct law_due due;
    return days > INT32_MAX
        || (law_due(a, law, S("LIMIT_EXECUTION"), (struct moment){ day, 0, 0 }, &due) == OK
            && date_cmp(date_add(day, (int)days), due.due.day) >= 0);
}

enum draft_wrong draft_pay_days_check(struct arena *a, const struct law *law,
                                      const str words[DRAFT_WORDS], struct date day)
{
    const str typed = words[WORD_PAY_DAYS];
    int64_t days = 0;
    if (str_empty(typed) || str_empty(words[WORD_PAY_DAYS_WHY]))
        return str_empty(typed) == str_empty(words[WORD_PAY_DAYS_WHY]) ? 0 : DRAFT_PAY_DAYS_WHY;
    if (str_i64(typed, &days) != OK || days <= law_days(law, day))
        return DRAFT_PAY_DAYS;
    return outlives(a, law, days, day) ? DRAFT_PAY_DAYS_LONG : 0;
}
