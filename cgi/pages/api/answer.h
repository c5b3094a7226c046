/*
 * What every answer under /open311/ shares: its format, which the end of the address
 * picks, and errors as the specification has them: a list of code and description with
 * the status 404 for what does not exist, 403 for a wrong or missing key, and 400 for
 * everything else. XML where the address says nothing.
 *
 * Anybody's page may read (Access-Control-Allow-Origin), and send nothing: a POST from
 * another site's page is refused by the gate as everywhere.
 */
#ifndef PAGES_API_ANSWER_H
#define PAGES_API_ANSWER_H

#include "html/spark.h"
#include "http/http.h"

/* Is the request one of this interface? */
bool api_asked(const struct req *r);

enum spark_format api_format(const struct req *r);

/* "services/water.json": the name without its format. ERR_NOT_FOUND: no format, or no name. */
MUST_USE enum err api_name(const struct req *r, const char *arg, str *name);

/* Start an answer with that status. */
void api_begin(struct req *r, struct resp *w, int status, struct spark *s);
const char *api_type(enum spark_format format);
void api_headers(const struct req *r, struct resp *w);

/* One fault, its words of TR("..."), {0} for arg. Returns OK: it has been answered. */
enum err api_refuse(struct req *r, struct resp *w, int status, const char *words, str arg);

/* All problems of a form, as 400. Returns OK. */
enum err api_problems(struct req *r, struct resp *w, const struct form *f);

/* An error of the service, logged where it is one of ours. */
void api_error_page(struct req *r, struct resp *w, enum err e);

/*
 * One province is served, so that jurisdiction_id may be left out or empty; another one than
 * ours is not found. false: it has been answered.
 */
bool api_jurisdiction(struct req *r, struct resp *w, str asked);

/* The same of the query. */
bool api_here(struct req *r, struct resp *w);

#endif
