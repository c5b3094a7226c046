/*
 * Questions that a form asks beside "what happened", by kind of pollution: the table
 * workflows/intake/questions.csv. Nobody has to answer one. Pure.
 */
#ifndef DOMAIN_INTAKE_QUESTIONS_H
#define DOMAIN_INTAKE_QUESTIONS_H

#include "base/cx.h"
#include "base/sheet.h"

enum question_type { QUESTION_CHOICE = 1, QUESTION_TEXT, QUESTION_YES_NO };

struct question_choice {
    str value, vi, en;
};

struct question {
    str code;        /* "water_colour": small letters, digits, _; at most 40 bytes */
    str pollutions;  /* codes of table `report` between blanks, or "*": every kind */
    enum question_type type;
    str vi, en;
    const struct question_choice *choices; /* of yes_no: "yes" and "no" */
    size_t n_choices;
    str danger;      /* the value that means danger to life; may be empty */
};

/* What somebody answered: the value of a choice, "yes", "no" or a text. */
struct report_answer {
    str question, value;
};

#define ANSWER_MAX 300   /* bytes of a text */
#define ANSWERS_MAX 40   /* of one report */

struct intake_tables;

/* Read DIR/questions.csv through l into t; faults are l's. Called by intake_tables_load. */
void questions_load(struct loader *l, struct intake_tables *t);

/* Is q asked about this kind of pollution? */
bool question_about(const struct question *q, str pollution);

/* NULL: no such question. */
const struct question *question_of(const struct intake_tables *t, str code);

str question_label(const struct question *q, enum lang lang);

/* The value in words of the reader; the value itself where it is a text or not known. */
str answer_words(const struct question *q, enum lang lang, str value);

/* ERR_INVALID: not one of the choices, longer than ANSWER_MAX, or not UTF-8. */
MUST_USE enum err answer_check(const struct question *q, str value);

/* One of the answers says that a life may be in danger: the numbers to call are shown again. */
bool answers_danger(const struct intake_tables *t, const struct report_answer *answers, size_t n);

#endif
