/*
 * Deputies. A head may give the power to sanction to a deputy in writing, with scope,
 * content and term; the deputy gives it no further, and every act cites the document
 * (Law 15/2012/QH13 art. 54; Decree 118/2021/NĐ-CP art. 10). Pure.
 */
#ifndef LAW_DELEGATION_H
#define LAW_DELEGATION_H

#include "law/assess.h"

/* deputies.csv: a position that has no power of its own, and whose deputy it is. */
struct law_deputy {
    str code, name, name_vi;
    str of; /* code of positions.csv */
    str basis, basis_vi;
    struct date from;
    opt_date to;
    enum law_sure sure;
    str note;
};

enum law_content { LAW_TO_SANCTION = 1, LAW_TO_COERCE };

/* A document of delegation as the register has it. */
struct law_delegation {
    int64_t id;
    enum law_content content;
    str giver_position;
    str fields;       /* codes of fields.csv, a space between */
    int64_t fine_max; /* for one act; 0: all that the head may */
    str number;
    struct date signed_on, from, to;
    opt_date ended; /* first day on which it no longer counts */
};

/* The row of a deputy's position valid on day; NULL: it is no deputy's. */
const struct law_deputy *law_deputy(const struct law *law, str code, struct date day);
/* Walk the rows valid on day, starting with *at = 0. */
const struct law_deputy *law_next_deputy(const struct law *law, struct date day, size_t *at);

/* Is the code a field of fields.csv? Its name in the language; missing: it is none. */
str law_field_name(const struct law *law, enum lang lang, str code);
/* Codes of fields.csv in order, from *at = 0; missing at the end. */
str law_next_field(const struct law *law, size_t *at);

/*
 * May a deputy act on the day of handling, by one of the documents given to him? The
 * head's own power is tested as well: nobody gives more than he has. The verdict names
 * the document that lets him sign, or the one that came nearest to it.
 */
struct law_signer law_deputy_verdict(const struct law *law, const struct law_assessment *as,
                                     str deputy, enum law_content content,
                                     const struct law_delegation *list, size_t n);

#endif
