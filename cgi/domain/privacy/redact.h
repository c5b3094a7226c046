/*
 * Parts of a text that may say who somebody is: telephones, numbers of papers and
 * plates, addresses, names after "tôi tên là". Suggestions by the patterns of
 * workflows/intake/redact.csv; an official decides, and nothing that was found leaves
 * the house without a second look (redact_look).
 *
 * Law: Decision 174/QĐ-BTNMT (2022) art. 5 (secrecy of identity, phone, address).
 */
#ifndef DOMAIN_PRIVACY_REDACT_H
#define DOMAIN_PRIVACY_REDACT_H

#include "base/cx.h"
#include "base/sheet.h"

enum redact_kind {
    REDACT_PHONE = 1,
    REDACT_ID,      /* CCCD, CMND, passport */
    REDACT_PLATE,
    REDACT_EMAIL,
    REDACT_ACCOUNT, /* of a bank */
    REDACT_TAX,     /* of a person */
    REDACT_NAME,
    REDACT_ADDRESS,
};

struct redact_span {
    size_t from, to; /* bytes of the text; never cut a character, never overlap, in order */
    enum redact_kind kind;
};

struct redaction {
    const struct redact_span *spans;
    size_t n;
    bool unsure; /* the text could not be searched to its end: read it yourself */
};

/*
 * Look through a text by the rules of cx->intake. The text is UTF-8 as text_door left it
 * (NFC); the time grows with its length and not faster. A text that is not UTF-8, or over
 * 256 KB, is unsure and has no spans; so is the rest of one with more than 500 findings.
 */
void redact_suggest(struct cx *cx, str text, struct redaction *out);

/* The text with one span, or with all of them, as ███. i < r->n */
str redact_cover(struct cx *cx, str text, const struct redaction *r, size_t i);
str redact_cover_all(struct cx *cx, str text, const struct redaction *r);

/* What a span is, as people read it (cx->lang). */
str redact_label(struct cx *cx, enum redact_kind kind);

/*
 * Stands for the text as somebody has looked at it: 64 letters for a hidden field. A text
 * with findings may leave the house when the form brings the mark of that same text.
 */
str redact_mark(struct cx *cx, str text);

/* May the text go out: nothing was found, or `mark` is that of this very text. */
bool redact_looked(struct cx *cx, str text, const struct redaction *r, str mark);

struct intake_tables;

/* Read DIR/redact.csv through l into t. Called by intake_tables_load. */
void redact_load(struct loader *l, struct intake_tables *t);

#endif
