/*
 * Requests about what is public: /corrections/new?page=PATH (anybody, from any public page),
 * /corrections/{ref} (the answer), /staff/corrections (the units' list, log and answer).
 */
#ifndef PAGES_PUBLICATION_ASKS_H
#define PAGES_PUBLICATION_ASKS_H

#include "domain/publication/asks.h"
#include "html/page.h"
#include "pages/drafts/view.h"
#include "http/http.h"
#include "pages/privacy/look.h"

struct ask_new_view {
    struct page page;
    str token, about;
    struct url back; /* the page it is about; zero: the first page, said with no page in mind */
    bool removal_set; /* the province has a term for it */
    struct field kind, body;
    const struct choice *kinds;
    size_t n_kinds;
    const struct problem *problems;
    size_t n_problems;
};

struct ask_show_view {
    struct page page;
    str ref;
    const char *kind, *outcome; /* outcome NULL: not answered */
    const struct public_ask_read_row *ask;
};

struct ask_line {
    int64_t id;
    str ref, page;
    const char *kind, *outcome;
    instant sent;
    opt_instant answered;
    struct date due; /* zero: no term */
    enum due_state state;
    str owner; /* unit below that has not answered */
};

struct asks_view {
    struct page page;
    const struct ask_line *open, *done, *above;
    size_t n_open, n_done, n_above;
};

struct ask_answer_view {
    struct page page;
    struct draft_bar draft;
    int64_t id;
    const struct public_ask_get_row *ask;
    bool answers; /* else it is only read */
    const char *kind, *outcome;
    struct date due;
    enum due_state state;
    struct field way, answer;
    const struct choice *ways;
    size_t n_ways;
    const struct looks *looks;
    const struct problem *problems;
    size_t n_problems;
};

/* "Nội dung sai", "Đã đính chính": of the words in the rows; NULL for an unknown one. */
const char *ask_kind_words(str kind);
const char *ask_outcome_words(str outcome);

enum err ask_new_get(struct req *r, struct resp *w);
enum err ask_new_post(struct req *r, struct resp *w);
enum err ask_show_get(struct req *r, struct resp *w);
enum err asks_get(struct req *r, struct resp *w);
enum err ask_answer_get(struct req *r, struct resp *w);
enum err ask_answer_post(struct req *r, struct resp *w);

#endif
