#include "domain/intake/tables.h"
#include "domain/intake/kinds.h"
#include "domain/privacy/redact.h"
#include "domain/privacy/retention.h"

bool pollution_known(str code)
{
    static const char *const codes[] = {
        "water", "air", "odour", "noise", "vibration", "solid_waste", "hazardous_waste", "soil",
        "light", "other",
    };
    for (size_t i = 0; i < COUNT(codes); i++)
        if (str_eq(code, str_from(codes[i])))
            return true;
    return false;
}

enum err intake_tables_load(struct arena *a, str dir, struct intake_tables **out,
                            struct buf *faults)
{
    struct intake_tables *t = NEW(a, struct intake_tables);
    struct loader l = { .a = a, .faults = faults, .dir = dir };
    *out = NULL;
    questions_load(&l, t);
    kind_words_load(&l, t);
    redact_load(&l, t);
    retention_load(&l, t);
    if (l.n_faults)
        return ERR_INVALID;
    *out = t;
    return OK;
}
