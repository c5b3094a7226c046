/* A story that is being played, for the files that know its moves. */
#ifndef RUN_DEMO_PLAY_H
#define RUN_DEMO_PLAY_H

#include "base/buf.h"
#include "base/cx.h"
#include "domain/accounts/user.h"
#include "domain/cases/step.h"
#include "domain/documents/document.h"
#include "run/demo_story.h"

struct play {
    struct cx *cx; /* of the moment that is played */
    instant real;  /* nothing happens after it */
    const struct story *s;
    size_t number;   /* no two stories have the same: papers bear it */
    const char *of;  /* which set of stories */
    str code, file;  /* of the case and its sanction file */
    str key;         /* of the report */
    int64_t signature; /* of the next paper: signers take codes in their order */
    const struct user *who;
};

/* "canbo" of the story's unit, or a whole login. */
MUST_USE enum err play_as(struct play *p, const char *who);

/* The step of the move, with its values where `in` has none. */
MUST_USE enum err play_step(struct play *p, const struct move *m, struct step_in *in);

/* A value of a move: words, or a day. */
str play_words(struct play *p, const char *value);

/* A file to be filed with a step. */
MUST_USE enum err play_paper(struct play *p, str bytes, struct document *doc);

/* The officer compares the last scan with the stamped original, so that it is in force. */
MUST_USE enum err play_compare(struct play *p);

/* Moves of demo_file.c, and those of play_more. */
MUST_USE enum err play_file(struct play *p, const struct move *m);

/* Moves of demo_more.c. */
MUST_USE enum err play_more(struct play *p, const struct move *m);

/* All of them, each unless its report is there; see demo_cases. */
void play_all(struct cx *cx, const char *of, const struct story *stories, size_t n,
              size_t first_number, struct buf *faults);

/* What jobs would do at that moment. */
MUST_USE enum err play_jobs(struct cx *cx);

#endif
