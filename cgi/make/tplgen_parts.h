/* The compiler's state, shared by tplgen_*.c. */
#ifndef MAKE_TPLGEN_PARTS_H
#define MAKE_TPLGEN_PARTS_H

#include "base/buf.h"
#include "make/tplgen.h"

enum { MAX_ELEMENTS = 64, MAX_BLOCKS = 32, MAX_ATTRS = 48, MAX_NAMES = 32 };

/* Where the cursor stands in the HTML. */
enum place { IN_TEXT = 1, IN_TAG, IN_VALUE };

/* How far an address has come; see url_byte(). */
enum url_at { URL_NONE, URL_START, URL_SLASH, URL_RISK, URL_OPEN, URL_DONE };

enum attr_kind {
    ATTR_UNKNOWN,
    ATTR_VALUE, /* may carry values */
    ATTR_LITERAL, /* only what the template says */
    ATTR_FLAG, /* no value at all */
    ATTR_EITHER, /* with or without a value */
    ATTR_URL,
};

enum element_kind {
    EL_UNKNOWN,
    EL_PLAIN,
    EL_VOID, /* no end tag */
    EL_PRE, /* white space counts */
    EL_RCDATA, /* title: text, no tags */
    EL_TEXTAREA, /* both */
    EL_SCRIPT, /* src only */
    EL_SVG, /* may close itself */
    EL_REFUSED,
};

struct mode {
    enum place place;
    size_t depth; /* elements open */
    bool gap; /* IN_TAG: white space stands before */
    char quote; /* IN_VALUE */
    enum attr_kind attr; /* IN_VALUE */
    enum url_at url; /* IN_VALUE */
};

struct element {
    str name;
    enum element_kind kind;
    size_t pos;
    bool post, csrf; /* form */
};

struct block {
    bool loop, has_else;
    size_t pos;
    struct mode begin;
    enum url_at url; /* where the branches so far have left an address */
    size_t n_ends;
    size_t n_attrs;
};

struct tpl {
    struct arena *a;
    const char *file;
    str name, src;
    size_t i; /* cursor */
    str error;

    struct mode mode;
    struct element open[MAX_ELEMENTS]; /* open[depth] is the tag being read */
    struct block blocks[MAX_BLOCKS];
    size_t n_blocks;
    str attrs[MAX_ATTRS]; /* names in the tag being read */
    size_t n_attrs;
    bool has_src;

    bool begun; /* something was written */
    struct buf lit, code, use, params;
    str head; /* code before {{slot}} */
    bool has_slot;
    size_t slot_depth;
    str wrap, wrap_args;
    size_t wrap_pos;
    str names[MAX_NAMES]; /* templates called */
    size_t n_names;
};

/* Note the mistake at pos and return false. The first one is kept. */
bool tpl_fail(struct tpl *t, size_t pos, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
size_t tpl_line(const struct tpl *t, size_t pos);
bool tpl_more(const struct tpl *t); /* the cursor is not at the end */
bool tpl_at(const struct tpl *t, str literal); /* the source goes on with it */
bool is_space(char c);
bool is_name(char c); /* letter, digit, underscore */

/* tplgen_list.c */
enum element_kind element_kind(str name);
enum attr_kind attr_kind(str name);

/* tplgen_html.c: read on from the cursor in that place */
bool html_text_run(struct tpl *t);
bool html_tag_run(struct tpl *t);
bool html_value_run(struct tpl *t);
enum element_kind html_inside(const struct tpl *t); /* of the innermost open element */
bool html_keeps_space(const struct tpl *t);

/* tplgen_scan.c: C text. From the cursor behind "{{" to its "}}", trimmed; cursor behind. */
bool scan_directive(struct tpl *t, str *inside);
/* Length of the string, brackets or run of other bytes at s[i]; 0 if it never ends. */
size_t scan_item(str s, size_t i);
bool scan_call(str s, str *name, str *args); /* name(args) */
bool scan_holds(str s, char c); /* c stands in s, outside of strings */
bool scan_parens(str s); /* one pair of ( ) around everything */
size_t scan_pieces(str s, char sep, str *pieces, size_t max); /* sep ' ': any white space */

/* tplgen_word.c */
bool word_run(struct tpl *t); /* the directive at the cursor */

/* tplgen_emit.c */
void emit_byte(struct tpl *t, char c);
void emit_str(struct tpl *t, str s);
void emit_flush(struct tpl *t); /* literal text so far */
void emit_code(struct tpl *t, size_t pos); /* flush, and say which line follows */
void emit_line_of(const struct tpl *t, struct buf *b, size_t pos);
void emit_c_string(struct buf *b, str s);
void emit_result(struct tpl *t, struct tpl_result *out);

#endif
