/* Words of exhibits for their pages. */
#ifndef PAGES_EXECUTION_EXHIBIT_WORDS_H
#define PAGES_EXECUTION_EXHIBIT_WORDS_H

#include "domain/execution/claims.h"

/* Codes and message ids: what a piece is, and what may be done with it. */
const struct claim_label *exhibit_kinds(void);
const struct claim_label *exhibit_acts(void);

#endif
