/* The sums of a bail: what was deducted and what was given back are together what was deposited. */
#include "base/lang.h"
#include "domain/cases/effects.h"
#include "domain/violations/asks_internal.h"

/* Typed in this step, else in an earlier one; 0: never. */
static enum err sum_of(struct cx *cx, const struct asking *q, const char *field, int64_t *sum)
{
    str text;
    *sum = 0;
    TRY(effects_typed(cx, q->c, q->in, str_from(field), &text));
    return str_empty(text) ? OK : str_i64(text, sum);
}

enum err ask_bail(struct cx *cx, const struct asking *q)
{
    int64_t ordered, paid, taken;
    TRY(sum_of(cx, q, "bail_sum", &ordered));
    TRY(sum_of(cx, q, "bail_paid", &paid));
    TRY(sum_of(cx, q, "bail_taken", &taken));
    if (!str_empty(asking_typed(q, S("bail_sum"))) && ordered <= 0)
        return asking_says(q, TR("Số tiền phải đặt bảo lãnh phải lớn hơn 0."), 0);
    if (!str_empty(asking_typed(q, S("bail_paid"))) && paid != ordered)
        return asking_says(q, TR("Số tiền đã đặt phải đúng số ghi trong quyết định: {0} đồng."),
                           ordered);
    if (!str_empty(asking_typed(q, S("bail_taken"))) && (taken <= 0 || taken > paid))
        return asking_says(q, TR("Số tiền khấu trừ phải từ 1 đến {0} đồng, số tiền đã đặt."),
                           paid);
    if (!str_empty(asking_typed(q, S("bail_back"))) && asking_money(q, "bail_back") != paid - taken)
        return asking_says(q, TR("Số tiền trả lại phải đúng {0} đồng: số đã đặt trừ số đã "
                                 "khấu trừ."), paid - taken);
    return OK;
}
