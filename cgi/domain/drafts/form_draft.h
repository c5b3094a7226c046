/*
 * Nothing typed is ever lost: what an official types in a form of a case is kept here, part
 * by part, until the form is done. Bodies are sealed; only the author reads them, others who
 * handle the case learn that there is a draft, of whom and since when.
 *
 * A form is named by its page's path under that of the case ("step/answer", "write/record",
 * "decision"), one that stands outside of a case by its path under /staff ("letters",
 * "facilities/7/edit") with an empty code and case 0; a second form of the page has "--" and its
 * own name behind it ("numbers--void"). What the parts of a form are, its page knows
 * (pages/drafts/parts.h).
 */
#ifndef DOMAIN_DRAFTS_FORM_DRAFT_H
#define DOMAIN_DRAFTS_FORM_DRAFT_H

#include "base/cx.h"
#include "domain/accounts/user.h"
#include "sql/drafts.h"

#define DRAFT_FORM_MAX 60                     /* bytes of the name of a form */
#define DRAFT_TAIL "--"                       /* before the name of a page's second form */
#define DRAFT_PART_NAME_MAX 30
#define DRAFT_PARTS_MAX 24                    /* of one form */
#define DRAFT_PART_BYTES_MAX ((size_t)48 * 1024) /* names and values of one part */
#define DRAFT_AUTHOR_PARTS_MAX 600            /* of one author, in all forms */
#define DRAFT_DAYS 30                         /* after which one is wiped */

struct draft_field {
    str name, value;
};

struct draft_part {
    str name;
    const struct draft_field *fields;
    size_t n;
};

/* Somebody else who is writing the same form. */
struct draft_other {
    str name;
    instant saved;
};

struct form_draft {
    const struct draft_part *parts; /* of the reader; n_parts == 0: none */
    size_t n_parts;
    int64_t base;  /* version of what was being edited when the reader began */
    instant saved; /* the newest part */
    const struct draft_other *others;
    size_t n_others;
};

/* The case for somebody who may keep drafts of it. ERR_NOT_FOUND, ERR_RECUSED; code "": 0. */
MUST_USE enum err draft_case_of(struct cx *cx, const struct user *who, str code, case_id *cid);

/* One of several forms of a page. */
struct page_draft_one {
    str form;
    struct form_draft draft; /* without others */
};

/* A name that may stand in the path: A-Z a-z 0-9 _ - and single '/' inside. */
bool draft_form_ok(str form);

/*
 * Keep these parts in place of the author's older ones of the same name; other parts stay.
 * base: version of what is being edited, 0 where nothing is there yet.
 * Errors  ERR_NOT_FOUND: no such case for this person, or a name that is no form;
 *         ERR_RECUSED; ERR_TOO_LARGE: a part over DRAFT_PART_BYTES_MAX, or more than
 *         DRAFT_PARTS_MAX; ERR_TOO_MANY: DRAFT_AUTHOR_PARTS_MAX are kept already.
 */
MUST_USE enum err draft_keep(struct cx *cx, const struct user *who, str code, str form,
                             int64_t base, const struct draft_part *parts, size_t n);

/*
 * What is kept of a form: the reader's parts, and whoever else has some. One statement; the
 * caller has asked already whether the reader sees the case. A part that cannot be opened
 * any more is left out.
 */
MUST_USE enum err draft_load(struct cx *cx, const struct user *who, case_id cid, str form,
                             struct form_draft *out);

/* All that the reader keeps of the forms of one page; one statement. As draft_load. */
MUST_USE enum err draft_load_page(struct cx *cx, const struct user *who, case_id cid, str page,
                                  const struct page_draft_one **out, size_t *n);

/* The form is done, or the author throws the draft away. Nothing there: nothing happens. */
MUST_USE enum err draft_drop(struct cx *cx, const struct user *who, case_id cid, str form);

/* The same by the code of the case; errors of draft_keep. */
MUST_USE enum err draft_throw(struct cx *cx, const struct user *who, str code, str form);

/* Who is writing what in a case that the caller may see, the newest first. */
MUST_USE enum err drafts_of_case(struct cx *cx, case_id cid, struct form_drafts_of_case_row **rows,
                                 size_t *n);

/* Jobs: wipe what is older than DRAFT_DAYS. */
MUST_USE enum err drafts_expire(struct cx *cx);

#endif
