/*
 * Vietnamese tax codes. An enterprise has ten digits, the last one a check digit; its branch
 * has the same and three more; a person is known by the twelve digits of the personal number,
 * which have no check digit, and a household business since 1 July 2025 too. Pure.
 * Law  Circular 86/2024/TT-BTC arts. 5, 7 (not read in its text).
 */
#ifndef DOMAIN_FACILITIES_TAX_H
#define DOMAIN_FACILITIES_TAX_H

#include "base/str.h"

#define TAX_TYPED_MAX 40 /* bytes, with dots, blanks and hyphens */

enum tax_kind {
    TAX_ENTERPRISE = 1, /* 0100109106 */
    TAX_BRANCH,         /* 0100109106-001 */
    TAX_PERSON,         /* 001099012345: sealed wherever it stands */
};

enum tax_fault {
    TAX_FINE = 1,
    TAX_SHAPE,    /* not 10, 12 or 13 digits, or signs that do not belong there */
    TAX_CHECK,    /* the tenth digit does not fit the nine before it */
    TAX_BRANCH_0, /* a branch is 001..999 */
    TAX_PROVINCE, /* a personal number begins with 001..096 */
};

struct tax_code {
    enum tax_kind kind;
    str text; /* as it is kept: 0100109106, 0100109106-001, 001099012345 */
};

/* Blanks, dots and hyphens between the digits do not count. */
enum tax_fault tax_read(struct arena *a, str typed, struct tax_code *out);

/* What is wrong, as a message id; NULL for TAX_FINE. */
const char *tax_fault_text(enum tax_fault f);

#endif
