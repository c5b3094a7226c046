/*
 * Trực ban: the dated rota of a unit. The hotline answers day and night, so every minute has
 * somebody on duty, or everybody can see that it has not.
 * Law  Decision 174/QĐ-BTNMT (2022) art. 5: 24 hours a day, 7 days a week.
 */
#ifndef DOMAIN_DUTY_ROTA_H
#define DOMAIN_DUTY_ROTA_H

#include "domain/accounts/user.h"
#include "sql/duty.h"

#define SHIFT_HOURS_MAX 24
#define SHIFT_DAYS_MAX 31 /* one entry may repeat on so many days */
#define SHIFT_AHEAD_DAYS 366

struct shift_new {
    unit_id unit;
    account_id person;
    str phone;          /* may be empty */
    struct date day;    /* of its beginning */
    int from, until;    /* minutes after midnight; until at or before from: on the next day */
    int days;           /* 1..SHIFT_DAYS_MAX: as many days one behind the other */
};

enum shift_fault {
    SHIFT_FINE = 1,
    SHIFT_PAST,      /* it would be over already */
    SHIFT_FAR,       /* more than SHIFT_AHEAD_DAYS ahead */
    SHIFT_STRANGER,  /* does not work in the unit */
    SHIFT_CLASH,     /* the person is on duty then already */
};

/*
 * Plan shifts; all of them or none.
 * ERR_FORBIDDEN: not head of the unit; ERR_INVALID: see *fault.
 */
MUST_USE enum err shift_plan(struct cx *cx, const struct user *who, const struct shift_new *in,
                             enum shift_fault *fault);

/* Take a shift out of the rota; the row stays. ERR_NOT_FOUND, ERR_FORBIDDEN; ERR_CONFLICT: over. */
MUST_USE enum err shift_cancel(struct cx *cx, const struct user *who, shift_id id);

/* Shifts that touch [since, until), in the order of their beginning. */
MUST_USE enum err rota_load(struct cx *cx, unit_id unit, instant since, instant until,
                            struct shifts_of_unit_row **rows, size_t *n);

/* Who is on duty at cx->now; *n may be 0. */
MUST_USE enum err duty_load(struct cx *cx, unit_id unit, struct duty_now_row **rows, size_t *n);

struct span {
    instant since, until;
};

/*
 * What is wrong with the rota in [since, until): times without anybody, and times in which two
 * shifts overlap that are not one team (the same beginning and end). Arrays in the arena. Pure.
 */
void rota_gaps(struct arena *a, const struct shifts_of_unit_row *rows, size_t n, instant since,
               instant until, struct span **gaps, size_t *n_gaps);
void rota_overlaps(struct arena *a, const struct shifts_of_unit_row *rows, size_t n,
                   struct span **laps, size_t *n_laps);

#endif
