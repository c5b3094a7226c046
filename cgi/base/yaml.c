#include "base/yaml.h"
#include "base/file.h"
#include <yaml.h>

/* One parse: the tree grows under `open`, the node whose members come next. */
struct build {
    struct yml_doc *d;
    struct yml *open;
    struct yml *root;
    size_t nodes, depth;
    bool has_key; /* the next node of a map is the value of key */
    str key;
    int key_line;
};

static void fault_at(struct yml_doc *d, int line, const char *what)
{
    buf_fmt(d->faults, "%.*s:%d: %s\n", STR_ARG(d->file), line, what);
    d->n_faults++;
}

static enum err refuse(struct build *b, int line, const char *what)
{
    fault_at(b->d, line, what);
    return ERR_INVALID;
}

static enum err take_key(struct build *b, const yaml_event_t *e, int line)
{
    const str key = { (const char *)e->data.scalar.value, e->data.scalar.length };
    if (key.n == 0 || key.n > 80)
        return refuse(b, line, "a key has 1 to 80 bytes");
    for (const struct yml *m = b->open->first; m; m = m->next) {
        if (str_eq(m->key, key)) {
            buf_fmt(b->d->faults, "%.*s:%d: %.*s: written twice, first in line %d\n",
                    STR_ARG(b->d->file), line, STR_ARG(yml_path(b->d->a, m)), m->line);
            b->d->n_faults++;
            return ERR_INVALID;
        }
    }
    b->key = str_dup(b->d->a, key);
    b->key_line = line;
    b->has_key = true;
    return OK;
}

static enum err add_node(struct build *b, enum yml_kind kind, int line, struct yml **out)
{
    struct yml *up = b->open;
    if (++b->nodes > YML_NODES)
        return refuse(b, line, "too many values in one file");
    if (up && up->kind == YML_MAP && !b->has_key)
        return refuse(b, line, "a key must be plain text");
    if (up && ++up->n > YML_MEMBERS)
        return refuse(b, line, "too many members in one map or list");
    struct yml *n = NEW(b->d->a, struct yml);
    *n = (struct yml){ .kind = kind, .line = line, .up = up };
    if (b->has_key) {
        n->key = b->key;
        n->line = b->key_line;
        b->has_key = false;
    }
    if (!up)
        b->root = n;
    else if (up->last)
        up->last->next = n;
    else
        up->first = n;
    if (up)
        up->last = n;
    *out = n;
    return OK;
}

static enum err add_text(struct build *b, const yaml_event_t *e, int line)
{
    if (e->data.scalar.anchor || e->data.scalar.tag)
        return refuse(b, line, "anchors and tags are not allowed");
    if (memchr(e->data.scalar.value, 0, e->data.scalar.length))
        return refuse(b, line, "a NUL byte is not allowed");
    if (b->open && b->open->kind == YML_MAP && !b->has_key)
        return take_key(b, e, line);
    struct yml *n;
    TRY(add_node(b, YML_TEXT, line, &n));
    n->text = str_dup(b->d->a, (str){ (const char *)e->data.scalar.value, e->data.scalar.length });
    n->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return OK;
}

static enum err add_open(struct build *b, enum yml_kind kind, int line, bool marked)
{
    if (marked)
        return refuse(b, line, "anchors and tags are not allowed");
    if (++b->depth > YML_DEPTH)
        return refuse(b, line, "nested too deep");
    struct yml *n;
    TRY(add_node(b, kind, line, &n));
    b->open = n;
    return OK;
}

static enum err add_close(struct build *b)
{
    /* the tree is still ours to write; `up` is const only for its readers */
    union { const struct yml *in; struct yml *out; } up = { .in = b->open ? b->open->up : NULL };
    b->open = up.out;
    b->depth--;
    return OK;
}

static enum err take_event(struct build *b, const yaml_event_t *e)
{
    const int line = (int)e->start_mark.line + 1;
    switch (e->type) {
    case YAML_SCALAR_EVENT:
        return add_text(b, e, line);
    case YAML_SEQUENCE_START_EVENT:
        return add_open(b, YML_LIST, line,
                        e->data.sequence_start.anchor || e->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return add_open(b, YML_MAP, line,
                        e->data.mapping_start.anchor || e->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return add_close(b);
    case YAML_ALIAS_EVENT:
        return refuse(b, line, "aliases (*name) are not allowed");
    case YAML_DOCUMENT_START_EVENT:
        return b->root ? refuse(b, line, "a second document in one file") : OK;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    default:
        return OK;
    }
}

static enum err run_parser(struct build *b, yaml_parser_t *parser)
{
    for (;;) {
        yaml_event_t e;
        if (!yaml_parser_parse(parser, &e)) {
            const char *what = parser->problem ? parser->problem : "cannot be read as YAML";
            return refuse(b, (int)parser->problem_mark.line + 1, what);
        }
        const enum err r = take_event(b, &e);
        const bool end = e.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&e);
        if (r != OK || end)
            return r;
    }
}

enum err yml_parse(struct arena *a, str file, str bytes, struct buf *faults, struct yml_doc *d)
{
    *d = (struct yml_doc){ .a = a, .file = file, .faults = faults };
    struct build b = { .d = d };
    if (bytes.n > YML_BYTES)
        return refuse(&b, 1, "file too large");
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return ERR_INTERNAL;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)(bytes.p ? bytes.p : ""), bytes.n);
    const enum err e = run_parser(&b, &parser);
    yaml_parser_delete(&parser);
    TRY(e);
    if (!b.root || b.root->kind != YML_MAP)
        return refuse(&b, 1, "a file of \"key: value\" lines is expected");
    d->root = b.root;
    return OK;
}

enum err yml_load(struct arena *a, str path, struct buf *faults, struct yml_doc *d)
{
    *d = (struct yml_doc){ .a = a, .file = path, .faults = faults };
    str bytes;
    const enum err e = file_read(a, path, YML_BYTES, &bytes);
    if (e != OK) {
        fault_at(d, 1, e == ERR_TOO_LARGE ? "file too large" : "cannot be read");
        return e;
    }
    return yml_parse(a, path, bytes, faults, d);
}
