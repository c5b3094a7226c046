/*
 * Fields that a form marks `ask`: nothing in the file knows them, so who works on the case
 * types them on the page of the paper, before it is made. Each keeping is a row and an event
 * of the case that names the words by their hash; the newest counts.
 */
#ifndef DOMAIN_DOCUMENTS_TYPED_H
#define DOMAIN_DOCUMENTS_TYPED_H

#include "domain/documents/gather.h"

#define PAPER_WORD_MAX 2000 /* bytes of one field */

/*
 * turn: as of paper_make; base: paper.version that the person read; words: one for each field of
 * the form, in its order; those of other fields are not read.
 * Errors  of paper_make; ERR_FORBIDDEN: does not work on the case; ERR_CONFLICT: the paper was
 *         made, its form asks nothing, or somebody else typed meanwhile; ERR_INVALID: a word
 *         is too long.
 */
struct paper_typed {
    str code, slug;
    int64_t turn, base;
    const str *words;
    size_t n;
};
MUST_USE enum err paper_words_keep(struct cx *cx, const struct user *who,
                                   const struct paper_typed *in);

/*
 * kept: as the row has it, or "". Over what the file gives; beside it, only where the file has
 * nothing: what was noted of a paper that was made counts. Lists: a line for each row.
 */
enum words_rank { WORDS_OVER = 1, WORDS_BESIDE };
MUST_USE enum err paper_words_put(struct cx *cx, str kept, const struct paper_form *form,
                                  enum words_rank rank, struct paper_data *d);

#endif
