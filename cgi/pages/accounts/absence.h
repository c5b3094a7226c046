/* Leave of the people of a unit, and who covers. */
#ifndef PAGES_ACCOUNTS_ABSENCE_H
#define PAGES_ACCOUNTS_ABSENCE_H

#include "http/http.h"

enum err absence_get(struct req *r, struct resp *w);
enum err absence_post(struct req *r, struct resp *w);
enum err absence_end_post(struct req *r, struct resp *w);

#endif
