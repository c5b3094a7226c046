/*
 * What a message may be, guessed from its words: the kind of pollution, the kind of
 * message, whether it sounds urgent. Weighted patterns of workflows/intake/kind_words.csv,
 * on the text as written and on the same without diacritics. A guess hides nothing,
 * refuses nothing and sends nothing elsewhere: it is shown to the official, who decides.
 *
 * Law: Decision 174/QĐ-BTNMT (2022) art. 4.3; Law on Denunciations 25/2018 art. 22: what
 * comes by telephone, SMS or e-mail is never a denunciation, whatever its words.
 */
#ifndef DOMAIN_INTAKE_KINDS_H
#define DOMAIN_INTAKE_KINDS_H

#include "base/cx.h"
#include "base/ids.h"
#include "base/sheet.h"

enum kind_subject { KIND_POLLUTION = 1, KIND_MESSAGE, KIND_URGENT, KIND_NAMELESS };

/* One guess and what it rests on. */
struct kind_guess {
    str value;     /* a code; empty: nothing was found */
    int64_t score; /* of the value */
    str words;     /* the words of the message that decided, "; " between them */
};

struct kind_hint {
    struct kind_guess pollution; /* water ... other, as table `report` lists them */
    struct kind_guess message;   /* report data complaint denunciation opinion not_environment
                                    misconduct; "report" where nothing else was found */
    struct kind_guess urgent;    /* value "urgent", or empty */
    str others;                  /* further kinds of message in the same text, ' ' between them:
                                    a mixed petition (Decree 154/2026 art. 14.4) */
    bool denounces;              /* words of a denunciation in a channel that can bring none:
                                    no tố cáo, but its content is looked at (art. 25.2) */
};

/*
 * channel as table `report` lists it; only "petition" and "in_person" can bring a
 * denunciation. Text of any length: the first 64 KB count.
 */
void kind_suggest(struct cx *cx, str text, str channel, struct kind_hint *out);

/*
 * Does the text sound urgent? The same as kind_suggest() says, by the few rules of that alone:
 * what a citizen waits for.
 */
bool kind_urgent(struct cx *cx, str text);

/* Does the text give as a ground that somebody did not say who they are? */
bool kind_gives_nameless(struct cx *cx, str text);

/*
 * At arrival, inside the transaction of take_one: keep the hint beside the report.
 * Never fails for what a text holds; ERR_DB.
 */
MUST_USE enum err kind_arrived(struct cx *cx, report_id report, str text, str channel);

struct intake_tables;

/* Read DIR/kind_words.csv through l into t. Called by intake_tables_load. */
void kind_words_load(struct loader *l, struct intake_tables *t);

#endif
