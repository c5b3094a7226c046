/*
 * YAML files as a small tree in an arena, and the means to walk it so that
 * every mistake is named as "FILE:LINE: key.path: message", one line each.
 *
 * Refused while parsing: keys written twice, anchors, aliases, tags, several
 * documents, NUL and ill-formed UTF-8, more than YML_DEPTH levels, YML_NODES
 * nodes, YML_MEMBERS in one map or list, or YML_BYTES bytes. All values are text
 * until a reader asks for more.
 */
#ifndef BASE_YAML_H
#define BASE_YAML_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"

enum { YML_DEPTH = 16, YML_NODES = 20000, YML_MEMBERS = 1000, YML_BYTES = 1 << 20 };

enum yml_kind { YML_TEXT = 1, YML_LIST, YML_MAP };

struct yml {
    enum yml_kind kind;
    int line;                /* 1-based */
    str key;                 /* its name inside a map, else missing */
    str text;                /* of YML_TEXT */
    bool quoted;             /* written in quotes or as a block */
    size_t n;                /* members of a map or list */
    const struct yml *first; /* of a map or list, in the order written */
    const struct yml *next;  /* behind this one */
    const struct yml *up;
    struct yml *last;        /* while parsing */
};

struct yml_doc {
    struct arena *a;
    str file;           /* as shown in faults */
    struct buf *faults; /* one line per fault */
    size_t n_faults;
    const struct yml *root;
};

/* A key that may stand in a map. */
enum yml_need { YML_OPTIONAL = 1, YML_REQUIRED };

/*
 * Parse bytes; d->root is a map (an empty file gives a fault). file names them
 * in faults. ERR_INVALID: a fault was written.
 */
MUST_USE enum err yml_parse(struct arena *a, str file, str bytes, struct buf *faults,
                            struct yml_doc *d);

/* The same for a file on disk, shown by its path. ERR_NOT_FOUND with a fault line. */
MUST_USE enum err yml_load(struct arena *a, str path, struct buf *faults, struct yml_doc *d);

/* Write one fault about n; the key path is found from it. */
void yml_fault(struct yml_doc *d, const struct yml *n, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The word of names[] (n of them) nearest to s, or the missing str when none is near. */
str str_nearest(str s, const str *names, size_t n);

/* "key.path" of a node. */
str yml_path(struct arena *a, const struct yml *n);

/* Member by name, NULL when absent or m is no map. No fault. */
const struct yml *yml_find(const struct yml *m, const char *key);

/* m is a map and has only the keys of names[]; every other one is a fault with a suggestion. */
bool yml_only(struct yml_doc *d, const struct yml *m, const char *const *names, size_t n);

/* Member of the wanted kind, or NULL; a wrong kind or a missing required one is a fault. */
const struct yml *yml_member(struct yml_doc *d, const struct yml *m, const char *key,
                             enum yml_kind kind, enum yml_need need);

/* Readers of one text node. On a fault they return a missing, zero or default value. */
str yml_text(struct yml_doc *d, const struct yml *n, size_t max_bytes);
int64_t yml_i64(struct yml_doc *d, const struct yml *n, int64_t min, int64_t max);
bool yml_bool(struct yml_doc *d, const struct yml *n); /* true or false, nothing else */
struct date yml_date(struct yml_doc *d, const struct yml *n);
/* Place of the text in words[] plus one; 0 with a fault that lists or suggests. */
int yml_word(struct yml_doc *d, const struct yml *n, const char *const *words, size_t n_words);

/* Text member of a map; missing when absent. */
str yml_member_text(struct yml_doc *d, const struct yml *m, const char *key, size_t max_bytes,
                    enum yml_need need);

/* Texts of a list member (absent: none). Duplicates are a fault. */
size_t yml_member_texts(struct yml_doc *d, const struct yml *m, const char *key,
                        const struct yml ***nodes, enum yml_need need);

#endif
