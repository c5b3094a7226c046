/* Rows of the duty domain as lines of its pages. */
#ifndef PAGES_DUTY_LINES_H
#define PAGES_DUTY_LINES_H

#include "domain/duty/alarm.h"
#include "domain/duty/rota.h"
#include "pages/duty/view.h"

const struct duty_person *duty_people(struct arena *a, const struct duty_now_row *rows, size_t n);

/* Alarms as lines; unset: HOTLINE_URGENT_ACK has no length today. */
const struct alarm_line *alarm_lines(struct cx *cx, const struct alarms_open_row *rows, size_t n,
                                     bool unset);

#endif
