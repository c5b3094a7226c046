/* What a demonstration story is made of; the stories themselves are in demo_stories.c. */
#ifndef RUN_DEMO_STORY_H
#define RUN_DEMO_STORY_H

#include <stddef.h>

enum move_kind {
    MOVE_STEP = 1,  /* a step by its name; values: field, text, ... */
    MOVE_ASSIGN,    /* values: login part of the lead, of a helper; days to the internal due day */
    MOVE_LEAVE,     /* values: login part of who is away, of who covers; days that it lasts */
    MOVE_FORWARD,   /* values: code of the receiving unit, reason */
    MOVE_MESSAGE,   /* values: words to the reporter */
    MOVE_INSPECT,   /* values: what was seen */
    MOVE_ORDER,     /* decision and team of an unannounced inspection */
    MOVE_SAMPLE,    /* taken, sealed, handed to the laboratory */
    MOVE_RESULT,    /* of that sample */
    MOVE_MAIN,      /* as MOVE_STEP, of the case that was reported */
    /* Those of demo_file.c: */
    MOVE_FILE,      /* opens a sanction file; the moves behind it are about that file */
    MOVE_RECORD,
    MOVE_DRAFT,
    MOVE_SIGN,
    MOVE_SERVE,     /* the decision by hand, with a receipt */
    MOVE_PAY,
    MOVE_PREPARE,
    MOVE_RELEASE,
    /* Those of demo_more.c: */
    MOVE_LINK,      /* the file to the facility of its violator's name */
    MOVE_PAPER,     /* a step with a signed paper, compared; values: field, text, ... */
    MOVE_CORRECT,   /* values: words of the correction, the address as it should be */
    MOVE_CORRECTED, /* the second person releases it */
    MOVE_STATEMENT, /* values: words of the violator */
    MOVE_STATED,    /* the second person releases them */
    MOVE_CITIZEN,   /* values: confirm or objection, words */
    MOVE_LATE,      /* what jobs would do then: terms that ran out, publications that end */
};

#define MOVE_VALUES 16

/* `day` days after the report, at `hour`. who: "canbo" of the story's unit, or a whole login. */
struct move {
    int day, hour;
    enum move_kind kind;
    const char *who, *step, *values[MOVE_VALUES];
};

/* The sanction file of a story: one violator, one act. A value "@today" or "@+30" is a day. */
struct culprit {
    const char *name, *address, *representative, *act, *described;
    const char *measures[4];
    int months; /* term of the first measure; 0: none */
    long long fine;
    const char *publish_basis, *ground; /* NULL: not published by choice; ground for the text */
    const char *tax;
};

struct story {
    const char *unit, *prefix; /* code of the commune; logins "prefix.canbo" */
    const char *pollution, *nature, *what, *place, *polluter;
    int days_ago, hour;
    const struct move *moves;
    size_t n_moves;
    const struct culprit *culprit;
};

extern const struct story demo_stories[];
extern const size_t n_demo_stories;

/* Companies whose decisions were published in the year, in all states. */
extern const struct story demo_companies[];
extern const size_t n_demo_companies;

#endif
