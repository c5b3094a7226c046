/* Official forms of a case: which there are, what each is filled with, and its PDF. */
#ifndef PAGES_DOCUMENTS_PAPERS_H
#define PAGES_DOCUMENTS_PAPERS_H

#include "http/http.h"

/* GET /staff/cases/{code}/papers: the forms that cases of its procedure use. */
enum err papers_get(struct req *r, struct resp *w);

/* GET /staff/cases/{code}/papers/{form}: every field of the form and what stands in it. */
enum err paper_get(struct req *r, struct resp *w);

/* POST of the same: what no file knows, kept until the paper is made. */
enum err paper_post(struct req *r, struct resp *w);

/* GET /staff/cases/{code}/papers/{form}/pdf */
enum err paper_pdf_get(struct req *r, struct resp *w);

/* The same of a delegation: GET /staff/delegations/{id}/papers/{form} */
enum err delegation_paper_get(struct req *r, struct resp *w);
/* GET /staff/delegations/{id}/papers/{form}/pdf */
enum err delegation_paper_pdf_get(struct req *r, struct resp *w);

/* GET /staff/register: the days to print. */
enum err register_get(struct req *r, struct resp *w);
/* GET /staff/register/pdf */
enum err register_pdf_get(struct req *r, struct resp *w);

/* The PDF as a download NAME-FORM.pdf. ERR_NOT_FOUND: it is not ready. */
struct paper;
enum err paper_send(struct req *r, struct resp *w, const struct paper *p, str name);

#endif
