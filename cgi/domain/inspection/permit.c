#include "base/lang.h"
#include "base/text.h"
#include "domain/inspection/sample.h"

static bool same(struct arena *a, str x, str y)
{
    return str_eq(text_fold(a, x), text_fold(a, y));
}

const struct permit_limits_of_case_row *permit_limit_for(
    struct arena *a, const struct permit_limits_of_case_row *rows, size_t n,
    const struct permit_ask *ask)
{
    const struct permit_limits_of_case_row *found = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct permit_limits_of_case_row *row = &rows[i];
        const bool here = row->place.has && ask->place.has && row->place.v.v == ask->place.v.v;
        if ((row->place.has && !here) || !same(a, row->parameter, ask->parameter)
            || !(str_empty(row->unit) || str_empty(ask->unit) || same(a, row->unit, ask->unit)))
            continue;
        if (here)
            return row;
        found = found ? found : row;
    }
    return found;
}

str permit_source(struct arena *a, const struct permit_limits_of_case_row *limit)
{
    const str until = date_vi(a, limit->until.v);
    const str words[] = {
        limit->issuer, date_vi(a, limit->issued),
        limit->until.has ? tr_args(a, TR("có hiệu lực đến hết ngày {0}"), &until, 1)
                         : str_from(tr(TR("không ghi ngày hết hiệu lực"))),
        limit->clause.has ? limit->clause.v
                          : str_from(tr(TR("sổ chưa ghi điều khoản đặt mức này"))),
    };
    return tr_args(a, TR("{0} cấp ngày {1}, {2}; {3}"), words, COUNT(words));
}
