/*
 * Tables of the intake, folder workflows/intake, read once at start (config key
 * intake.tables) and never changed after; cx->intake. Texts point into the arena that
 * intake_tables_load was given.
 */
#ifndef DOMAIN_INTAKE_TABLES_H
#define DOMAIN_INTAKE_TABLES_H

#include "domain/intake/questions.h"

struct kind_rule;
struct redact_rule;
struct retention_rule;

struct intake_tables {
    const struct question *questions; /* in the order of the file */
    size_t n_questions;
    const struct kind_rule *kind_rules; /* kind_words.csv, see kinds.h */
    size_t n_kind_rules;
    const struct redact_rule *redact;   /* redact.csv, see domain/privacy/redact.h */
    size_t n_redact;
    const struct retention_rule *retention; /* retention.csv, domain/privacy/retention.h */
    size_t n_retention;
};

/* ERR_INVALID: each fault is a line "FILE:LINE: text" of *faults, and *out is NULL. */
MUST_USE enum err intake_tables_load(struct arena *a, str dir, struct intake_tables **out,
                                     struct buf *faults);

/* Is this a kind of pollution, as table `report` lists them? */
bool pollution_known(str code);

#endif
