/* Which place a report's words name and where its point lies, said to officials. */
#ifndef PAGES_CASES_OPINION_H
#define PAGES_CASES_OPINION_H

#include "domain/cases/material.h"
#include "domain/intake/point.h"

/* One sentence where words, point and receiver disagree; empty where they agree. */
str opinion_words(struct cx *cx, const struct case_reports_row *r);

/*
 * "thuộc phường Bãi Cháy", "có lẽ thuộc ... (ranh giới gần đúng)", "gần nhất là ..., cách
 * khoảng 1,2 km": how says "inside", "outline" or "centre".
 */
str point_words(struct cx *cx, str unit, str how, str accuracy, double metres);

#endif
