/*
 * One e-mail as it came in, taken apart. The room wire/ reads it, the rules of
 * domain/intake/letter.h take it in.
 */
#ifndef BASE_LETTER_H
#define BASE_LETTER_H

#include "base/str.h"

/* What sent it, as far as its head tells. */
enum letter_by {
    LETTER_PERSON = 1,
    LETTER_BULK,   /* sent to many, or by a program of its own accord: it may still report */
    LETTER_AUTO,   /* a program answers for somebody who is away */
    LETTER_BOUNCE, /* a report of delivery or of reading */
};

struct letter_file {
    str name, type; /* as the mail says; never believed */
    str bytes;
};

struct letter {
    str whole;      /* every byte as it came, at most the limit */
    bool cut;       /* more came than the limit */
    bool unread;    /* it could not be taken apart: nothing below is filled in but `by` */
    enum letter_by by;
    str name, address; /* of From */
    str subject, id;   /* id without < > */
    str text;          /* UTF-8 */
    const str *to;     /* envelope first, then the head */
    size_t n_to;
    const str *answers; /* ids that it answers */
    size_t n_answers;
    const struct letter_file *files;
    size_t n_files;
    int64_t left; /* files beyond the limits of hotline-mime */
};

#endif
