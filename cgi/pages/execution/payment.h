/* /staff/cases/{code}/execution/payments/{id}: a payment noted wrongly is taken back. */
#ifndef PAGES_EXECUTION_PAYMENT_H
#define PAGES_EXECUTION_PAYMENT_H

#include "http/http.h"

/* GET, POST /staff/cases/{code}/execution/payments/{id} */
enum err payment_back_get(struct req *r, struct resp *w);
enum err payment_back_post(struct req *r, struct resp *w);

#endif
