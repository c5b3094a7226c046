#include "run/flow_terms.h"
#include "law/law.h"

static bool exists(const void *law, str code, struct date from, opt_date to)
{
    return law_term_covers(law, code, from, to);
}

struct flow_terms flow_terms_of(const struct law *law)
{
    return (struct flow_terms){ .exists = exists, .law = law };
}

enum err flow_terms_load(struct arena *a, str tables, struct flow_terms *out, struct buf *faults)
{
    struct law *law = NULL;
    TRY(law_load(a, tables, (opt_str){ 0 }, &law, faults));
    *out = flow_terms_of(law);
    return OK;
}
