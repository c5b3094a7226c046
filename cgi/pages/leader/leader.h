/* The desk of who leads a unit: heads and signers. */
#ifndef PAGES_LEADER_LEADER_H
#define PAGES_LEADER_LEADER_H

#include "http/http.h"

enum err leader_get(struct req *r, struct resp *w);
enum err leader_list_get(struct req *r, struct resp *w);
enum err leader_late_get(struct req *r, struct resp *w);


/* ?report=quarter&year=2026&part=3: the figures of a period; each opens the rows behind it. */
enum err leader_report_get(struct req *r, struct resp *w);
enum err leader_report_post(struct req *r, struct resp *w);
enum err leader_report_xlsx_get(struct req *r, struct resp *w);
enum err leader_report_pdf_get(struct req *r, struct resp *w);
/* ?what=decided&first=2026-07&last=2026-09, and part= and unit= for less. */
enum err leader_figure_get(struct req *r, struct resp *w);

/* Registers as workbooks: the form, and ?register=sanctions&from=2026-01-01&to=2026-06-30. */
enum err ledger_get(struct req *r, struct resp *w);
enum err ledger_xlsx_get(struct req *r, struct resp *w);

#endif
