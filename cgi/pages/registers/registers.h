/* Pages about units over time: figures on old and new borders, minutes of handovers. */
#ifndef PAGES_REGISTERS_REGISTERS_H
#define PAGES_REGISTERS_REGISTERS_H

#include "http/http.h"

/* ?period=YYYY or YYYY-MM (this year), ?borders=new|old. For a province's leaders and auditors. */
enum err figures_get(struct req *r, struct resp *w);
enum err figures_csv_get(struct req *r, struct resp *w);

enum err handovers_get(struct req *r, struct resp *w);
/* Made to be printed; leafed through by receiver and case. */
enum err handover_get(struct req *r, struct resp *w);

#endif
