#include "domain/facilities/identity.h"
#include "crypto/seal.h"
#include "crypto/token.h"

static str bound_to(struct cx *cx, facility_id id)
{
    return str_fmt(cx->a, "facility:%lld", (long long)id.v);
}

str facility_number_hash(struct cx *cx, str number)
{
    return hash_keyed(cx->a, cx->keys, S("facility number"), number);
}

enum err facility_seal(struct cx *cx, facility_id id, str plain, opt_str *box)
{
    struct sealed s;
    *box = (opt_str){ 0 };
    if (str_empty(plain))
        return OK;
    TRY(seal_to(cx->a, cx->keys, KEY_IDENTITY, bound_to(cx, id), plain, &s));
    *box = SOME_STR(s.box);
    return OK;
}

enum err facility_unseal(struct cx *cx, facility_id id, str box, str *plain)
{
    return seal_open(cx->a, cx->keys, KEY_IDENTITY, bound_to(cx, id), (struct sealed){ box },
                     plain);
}
