/*
 * /staff/cases/{code}/claims: lawsuits, damage and costs beside a sanction file; below it
 * one form each to begin one, to note what happened to it, and to note a payment of costs.
 */
#ifndef PAGES_EXECUTION_CLAIMS_H
#define PAGES_EXECUTION_CLAIMS_H

#include "http/http.h"

/* GET /staff/cases/{code}/claims */
enum err claims_get(struct req *r, struct resp *w);
/* .../claims/new/{kind} */
enum err claim_new_get(struct req *r, struct resp *w);
enum err claim_new_post(struct req *r, struct resp *w);
/* .../claims/{id}/state */
enum err claim_state_get(struct req *r, struct resp *w);
enum err claim_state_post(struct req *r, struct resp *w);
/* .../claims/{id}/pay */
enum err claim_pay_get(struct req *r, struct resp *w);
enum err claim_pay_post(struct req *r, struct resp *w);

#endif
