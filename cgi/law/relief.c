/* When a fine may be put off or paid in parts: Law 15/2012/QH13 arts. 76 and 79. */
#include "law/internal.h"

enum err law_relief(const struct law *law, enum law_relief_kind kind, enum law_subject subject,
                    struct date day, struct law_relief *out)
{
    static const char *const sums[][2] = {
        { "POSTPONE_FINE_INDIVIDUAL", "POSTPONE_FINE_ORGANIZATION" },
        { "INSTALMENT_FINE_INDIVIDUAL", "INSTALMENT_FINE_ORGANIZATION" },
    };
    *out = (struct law_relief){
        .from = law_number(law, str_from(sums[kind - 1][subject == LAW_ORGANIZATION]), day),
    };
    if (kind == LAW_INSTALMENTS) {
        out->count = law_number(law, S("INSTALMENT_COUNT"), day);
        out->first = law_number(law, S("INSTALMENT_FIRST_SHARE"), day);
    }
    return out->from && (kind == LAW_POSTPONE || (out->count && out->first)) ? OK : ERR_EXPIRED;
}

bool law_relief_reached(const struct law_relief *r, int64_t fine)
{
    return fine >= law_number_whole(r->from);
}

int64_t law_relief_first(const struct law_relief *r, int64_t fine)
{
    enum { BASIS_POINT = 10000 }; /* shares are kept to a hundredth of a percent */
    return (fine * (r->first->micro / BASIS_POINT) + BASIS_POINT - 1) / BASIS_POINT;
}
