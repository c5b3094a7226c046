/*
 * What people type: checked, brought to one form, counted, cut. Unicode rules
 * come from libunistring. Texts here are UTF-8; nothing depends on a locale.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"
#include "base/str.h"

/* Whole text is well-formed UTF-8. NUL is a character like any other here. */
bool text_utf8_ok(str s);

/* ASCII letters, digits and punctuation only. */
bool text_ascii(str s);

/*
 * Canonical composed form (NFC), so that "ê" typed in two ways is one text.
 * Returns s itself where nothing changes. ERR_INVALID: not UTF-8.
 */
MUST_USE enum err text_nfc(struct arena *a, str s, str *out);

/*
 * s without control characters other than line feed and tab, without the marks
 * that turn the writing direction, and with every line end (CRLF, CR, U+2028,
 * U+2029) as one line feed. s is well-formed. Returns s itself where nothing changes.
 */
str text_clean(struct arena *a, str s);

/*
 * What every typed text passes at the door: UTF-8 check, no NUL, NFC, clean.
 * ERR_INVALID: not UTF-8, or a NUL in it.
 */
MUST_USE enum err text_door(struct arena *a, str s, str *out);

/*
 * For comparing and searching: lower case, no diacritics, đ as d, white space
 * runs as one space, none at the ends. "Đồng  NAI" and "dong nai" give the
 * same. Ill-formed bytes are left out.
 */
str text_fold(struct arena *a, str s);

/*
 * The diacritics of s alone, in their order, đ among them: the same for "hòa" and "hoà",
 * in any case and form; empty for a text without any. Only to compare texts that fold alike.
 */
str text_marks(struct arena *a, str s);

/* As text_fold, but NFC with its diacritics. */
str text_lower(struct arena *a, str s);

/* Code points, after NFC near enough to letters. Ill-formed bytes count 1. */
size_t text_points(str s);

/*
 * s as it stands before a punctuation mark: its own last full stop is left out before
 * ".", ";" and ",", one of "v.v." before the last two excepted. Typed texts end as people
 * like; a sentence that they are set into ends once.
 */
str text_before_mark(str s, char mark);

/* Is a full stop after s too much? It ends with "!", "?" or a quotation that ends so. */
bool text_ended(str s);

/* At most max_bytes from the start of s, never cutting a character. */
str text_cut(str s, size_t max_bytes);

#endif
