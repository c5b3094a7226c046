/*
 * Who receives an open case of a body that ended: by place and field. Pure.
 * Law  Law 88/2025/QH15 arts. 2-3, Decree 189/2025/NĐ-CP art. 4: the body that
 *      receives the territory and the field goes on; workflows/law/handover.csv.
 */
#ifndef DOMAIN_HANDOVER_CHOOSE_H
#define DOMAIN_HANDOVER_CHOOSE_H

#include "domain/handover/register.h"
#include "law/law.h"

enum why {
    WHY_SAME_BODY = 1, /* the same body under another name */
    WHY_ONE_HEIR,      /* one body took everything over */
    WHY_NEAREST,       /* by the point of the case */
    WHY_NAMED,         /* by a name in the text of the place */
    WHY_FIELD,         /* the rule gives this field to the province */
    WHY_LISTED,        /* a person said so in the file of receivers */
    WHY_OFFER_BACK,    /* offered to the ended body: the owner keeps it */
    /* undecided */
    WHY_NO_HEIR,
    WHY_NO_RULE,
    WHY_NO_PLACE,  /* neither a point nor a name that is known */
    WHY_DIVIDED,   /* the name alone leaves several communes open */
};

/* A name that people use for part of the area, folded, and one heir that has it. */
struct area_name {
    str name;
    const struct unit_row *heir;
};

/* A body that ended, prepared once for all of its cases. */
struct ending {
    const struct unit_row *unit;
    const struct unit_row *same;          /* the same body goes on; else NULL */
    const struct unit_row *const *heirs;
    size_t n;
    const struct unit_row *province;      /* above the heirs; NULL: none, or several */
    const struct area_name *names;
    size_t n_names;
    struct date day;                      /* first day of the heirs */
};

struct handed { /* what matters of a case */
    str flow, place;
    opt_f64 lat, lon;
};

struct choice {
    const struct unit_row *to; /* NULL: undecided */
    enum why why;
    const struct law_handover *rule; /* that was applied; may be NULL */
};

void ending_of(struct arena *a, const struct unit_register *r, const struct unit_row *u,
               struct date day, struct ending *out);

struct choice choose_receiver(struct arena *a, const struct law *law, const struct ending *e,
                              const struct handed *c);

/* "same_body", as kept in the table and shown in plans; whether it names a receiver. */
const char *why_code(enum why why);
/* In words, in the reader's language. */
const char *why_words(enum why why);
/* NULL: unknown code. */
const char *why_words_of(str code);

#endif
