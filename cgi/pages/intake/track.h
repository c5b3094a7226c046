/* Following a report: the key is typed once, a session cookie does the rest. */
#ifndef PAGES_INTAKE_TRACK_H
#define PAGES_INTAKE_TRACK_H

#include "http/http.h"

enum err track_get(struct req *r, struct resp *w);
enum err track_post(struct req *r, struct resp *w);
enum err track_status_get(struct req *r, struct resp *w);
enum err track_message_post(struct req *r, struct resp *w);
/* Erase who I am: an order for the jobs; the case stays. Field sure must be ticked. */
enum err track_forget_post(struct req *r, struct resp *w);
enum err track_leave_post(struct req *r, struct resp *w);

#endif
