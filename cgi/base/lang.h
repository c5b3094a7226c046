/*
 * Languages. Message ids are Vietnamese; web/po/en.po holds the English. This is the
 * only file that knows gettext and the only one that switches the process's language,
 * once for each request.
 */
#ifndef BASE_LANG_H
#define BASE_LANG_H

#include "base/cx.h"

/* Marks a text for xgettext and is the text itself: for tables and struct members. */
#define TR(lit) ("" lit)

/*
 * Once at start: locale C.UTF-8, and catalogues from DIR/en/LC_MESSAGES/hotline.mo.
 * Without a catalogue everything stays Vietnamese. ERR_INTERNAL: no such locale.
 */
MUST_USE enum err lang_start(const char *dir);

/* Texts are in l from now on. Cheap when l is the language already. */
void lang_set(enum lang l);

/* The text in the language of lang_set; msgid itself where there is no translation. */
const char *tr(const char *msgid) __attribute__((format_arg(1), returns_nonnull));

/*
 * The text with {0}, {1} ... replaced by args; for messages made in C. Templates use
 * {{t "..." args}} instead.
 */
str tr_args(struct arena *a, const char *msgid, const str *args, size_t n);

/* "vi" or "en", for lang attributes; and back: ERR_INVALID. */
const char *lang_code(enum lang l);
MUST_USE enum err lang_parse(str code, enum lang *out);

/* The language that an Accept-Language header prefers among ours; Vietnamese when in doubt. */
enum lang lang_accept(str header);

#endif
