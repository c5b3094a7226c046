/* Trực ban: the rota of the reader's unit, who is on duty, urgent reports that ring. */
#ifndef PAGES_DUTY_DUTY_H
#define PAGES_DUTY_DUTY_H

#include "http/http.h"
#include "pages/duty/view.h"

/* GET /staff/duty: now, what rings, the rota of the next days with its gaps. */
enum err duty_get(struct req *r, struct resp *w);
/* POST /staff/duty: the head plans shifts. */
enum err duty_post(struct req *r, struct resp *w);
/* POST /staff/duty/{id}/end: a shift is taken out of the rota. */
enum err duty_end_post(struct req *r, struct resp *w);
/* POST /staff/duty/answer/{code}: "I have it". */
enum err alarm_answer_post(struct req *r, struct resp *w);

/* GET, POST /staff/duty/shift: what is open, signed by who gives the shift. */
enum err shift_give_get(struct req *r, struct resp *w);
enum err shift_give_post(struct req *r, struct resp *w);
/* GET, POST /staff/duty/shift/{id}: the minutes, signed by who takes it. */
enum err shift_minutes_get(struct req *r, struct resp *w);
enum err shift_take_post(struct req *r, struct resp *w);

/* For other pages: who is on duty now, how much rings. Two statements. */
MUST_USE enum err duty_strip(struct req *r, struct duty_strip *out);

#endif
