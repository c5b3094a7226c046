/*
 * Answers made of templates: what http/response.h cannot do, because that room
 * knows no markup.
 */
#ifndef PAGES_ANSWER_H
#define PAGES_ANSWER_H

#include "http/http.h"

struct out; /* html/out.h */

/* Start an HTML page; hand the result to a template: tpl_case_show(resp_html(w, 200), &view). */
struct out *resp_html(struct resp *w, int status);

/* The page of an error with its status, in the reader's language; replaces what was answered. */
void resp_error(struct req *r, struct resp *w, enum err e);

#endif
