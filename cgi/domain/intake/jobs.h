/*
 * Work behind the services, done by `hotline jobs`: each kind lists what waits
 * and does one item at a time, each in a transaction of its own, or some dozens
 * in one. A crash leaves an item as it was or done, never half; doing one again
 * changes nothing. cx->now is the moment of the item.
 */
#ifndef DOMAIN_INTAKE_JOBS_H
#define DOMAIN_INTAKE_JOBS_H

#include "base/cx.h"

struct job {
    const char *name; /* in log lines */
    /* Numbers of what waits, oldest first, at most some dozens; array in the arena. */
    enum err (*list)(struct cx *cx, int64_t **ids, size_t *n);
    /* OK too where the item is gone or has to wait for another. */
    enum err (*one)(struct cx *cx, int64_t id);
    /* Instead of both: do some of what waits together; *n: how many there were. */
    enum err (*batch)(struct cx *cx, size_t *n);
};

/* In the order in which they are done. */
extern const struct job jobs[];
extern const size_t n_jobs;

/* Old sessions, slow-downs and unfinished files; once an hour is enough. */
MUST_USE enum err jobs_sweep(struct cx *cx);

/*
 * Sealed files that no row names, left behind by a transaction that was rolled
 * back or by a crash: one part of 256 an hour, only files older than
 * limits.draft_hours.
 */
MUST_USE enum err blobs_sweep(struct cx *cx);

/* Pieces of files that never became whole, older than limits.draft_hours. */
MUST_USE enum err pieces_sweep(struct cx *cx);

/*
 * One runner in all: *ours tells whether `holder` (32 bytes) has the lease for
 * the next seconds. Take it again before half of them have passed.
 */
MUST_USE enum err jobs_lease(struct cx *cx, str holder, int64_t seconds, bool *ours);

/* The kinds of work; see jobs[]. */
enum err take_list(struct cx *cx, int64_t **ids, size_t *n); /* reports -> cases */
enum err take_one(struct cx *cx, int64_t id);
enum err hear_list(struct cx *cx, int64_t **ids, size_t *n); /* messages of reporters */
enum err hear_one(struct cx *cx, int64_t id);
enum err late_batch(struct cx *cx, size_t *n); /* warnings, breaches, escalation of terms */
enum err outbox_list(struct cx *cx, int64_t **ids, size_t *n); /* cleaned copies of photos */
enum err outbox_one(struct cx *cx, int64_t id);
enum err drafts_list(struct cx *cx, int64_t **ids, size_t *n); /* photos of forms never sent */
enum err drafts_one(struct cx *cx, int64_t id);
enum err move_list(struct cx *cx, int64_t **ids, size_t *n); /* cases to another version */
enum err move_one(struct cx *cx, int64_t id);

/* What a case of that kind of pollution is called, in the language of the officials. */
const char *pollution_title(str code);

#endif
