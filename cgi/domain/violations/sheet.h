/*
 * What form MBB01 has besides the violator's name and the acts: people, papers, statements,
 * measures, where and when to come, how it was closed, who refused to sign, how it was handed
 * over. Read and checked here without a database; record.h keeps it.
 *
 * Law: 15/2012/QH13 arts. 55, 56, 58; Decree 118/2021/NĐ-CP art. 12, 25.
 */
#ifndef DOMAIN_VIOLATIONS_SHEET_H
#define DOMAIN_VIOLATIONS_SHEET_H

#include "base/date.h"
#include "law/law.h"

#define SHEET_PEOPLE_MAX 10 /* of one kind */
#define SHEET_TIMES_MAX 20  /* of one repeated act */
#define SHEET_PAGES_MAX 500
#define SHEET_COPIES_MAX 50

/* Somebody else in the record: "Nguyễn Văn ABC; Chuyên viên; UBND phường ABC". */
struct sheet_person {
    str name, role, at; /* role: position or occupation; at: agency or address */
};

struct sheet_people {
    const struct sheet_person *list;
    size_t n;
};

/* Of the violator, sealed when kept (blocks PERSON and ORG of the forms). */
struct sheet_identity {
    /* a person, or the head of a household; of an organization: its representative */
    str sex;         /* male female other, or "" */
    opt_date born;
    str nationality, occupation;
    str id_kind;     /* personal identity passport, or "" */
    str id_number;   /* or the enterprise code */
    opt_date id_on;
    str id_by;
    str licence;     /* of an organization: registration or licence */
    opt_date licence_on;
    str licence_by, title; /* title: of its representative */
};

/* How old the violator was on the day of the act. */
enum sheet_age {
    SHEET_AGE_NONE = 1, /* no person: an organization, or nobody known */
    SHEET_AGE_UNCLEAR,  /* the more lenient form applies (Decree 118/2021 art. 25) */
    SHEET_AGE_CHILD,
    SHEET_AGE_UNDER_16,
    SHEET_AGE_UNDER_18,
    SHEET_AGE_ADULT,
};

struct record_sheet {
    str made_time;  /* "08:30" */
    str field;      /* of state management; "": environment */
    str place_why;  /* why it was written elsewhere than where it happened */
    str basis;      /* papers it rests on, one a line */
    struct sheet_people officials, witnesses, interpreter, damaged, guardian;
    bool unknown;   /* the violator could not be determined (art. 58.3) */
    struct sheet_identity identity;
    str authority_says, damaged_says;
    str measures;   /* preventive measures and those that secure handling */
    str explain_to; /* whom to send an explanation to; "": the unit */
    bool waived;
    str come_at, come_place;   /* "2026-05-05T08:30" */
    str closed_at;
    opt_i64 pages, copies;
    bool read_aloud;
    str refused_why; /* why the violator did not sign */
    str witness_is;  /* witness or commune */
    str no_witness;  /* why neither signed */
    str given_at, given_to;
    bool guardian_given;
    bool electronic, e_means, e_reach; /* the two conditions of Decree 118/2021 art. 12.7 */
};

/* One time of a repeated act. */
struct sheet_time {
    struct date day;
    str words;
};

/*
 * "Name; position; agency" lines. At most SHEET_PEOPLE_MAX; empty lines do not count.
 * ERR_INVALID: *line (from 1) has no name, or not three parts; ERR_TOO_LARGE: too many, or a
 * part over its length (200, 200, 300 bytes).
 */
MUST_USE enum err sheet_people_read(struct arena *a, str text, struct sheet_people *out,
                                    size_t *line);
/* And back. */
str sheet_people_words(struct arena *a, const struct sheet_people *p);

/*
 * "14/11/2026 xả lúc nửa đêm" lines: the day first. Errors as sheet_people_read; ERR_INVALID
 * also: a line without a day.
 */
MUST_USE enum err sheet_times_read(struct arena *a, str text, const struct sheet_time **out,
                                   size_t *n, size_t *line);

/*
 * Age on that day by the ages in force. ERR_EXPIRED: none is entered for the day. born after
 * the day counts as unclear.
 */
MUST_USE enum err sheet_age(const struct law *law, enum law_subject subject, bool unknown,
                            opt_date born, struct date day, enum sheet_age *out);
const char *sheet_age_word(enum sheet_age age); /* "under_16" */
enum sheet_age sheet_age_of(str word);

/* What is wrong with a record, with the article; the field of the form it stands at. */
struct sheet_fault {
    const char *field, *says; /* says: a message id with {0} */
    str arg;
};

struct record_new;

/*
 * All that the law asks of the record and the record does not have. Pure.
 * made, detected and acts must be valid; at most 40 faults, in the arena.
 */
size_t sheet_check(struct arena *a, const struct law *law, const struct record_new *in,
                   struct date today, const struct sheet_fault **out);

#endif
