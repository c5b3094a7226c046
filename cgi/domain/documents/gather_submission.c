#include "domain/documents/gather.h"
#include "domain/violations/submission.h"

/* The labels are Vietnamese already, as the paper is. */
static str grounds_vi(struct arena *a, unsigned set)
{
    struct buf b = { .a = a, .max = 1000 };
    for (unsigned bit = 1; bit <= set; bit <<= 1)
        if (set & bit)
            buf_fmt(&b, "%s%s", b.n ? "; " : "",
                    submission_ground_label((enum submission_ground)bit));
    return buf_str(&b);
}

enum err gather_submission(struct cx *cx, case_id cid, struct paper_data *d, opt_date *made)
{
    struct submissions_of_case_row *rows;
    size_t n;
    *made = (opt_date){ 0 };
    TRY(submissions_of_case(cx, (struct submissions_of_case_in){ .cid = cid }, &rows, &n));
    if (n == 0)
        return OK;
    *made = (opt_date){ true, rows[0].dated };
    paper_put(d, "submission.number", rows[0].number);
    paper_put_day(d, "submission.day", rows[0].dated);
    paper_put(d, "submission.to", unit_body_name(cx->a, S("province"), rows[0].to_kind,
                                                 rows[0].to_name));
    paper_put(d, "submission.grounds", grounds_vi(cx->a, submission_grounds(rows[0].grounds)));
    paper_put(d, "submission.body", rows[0].body);
    return OK;
}
