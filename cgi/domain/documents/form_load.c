#include "domain/documents/form.h"
#include "base/text.h"
#include "crypto/token.h"
#include <string.h>

#define FIELDS_MAX 400
#define LINES_MAX 2000
#define DEPTH_MAX 8
#define ROOM_BYTES ((size_t)32 << 20)

struct load {
    struct arena *a;
    struct paper_form *f;
    struct paper_field *fields;
    struct paper_line *lines;
    size_t open[DEPTH_MAX], n_open;
    str group;
    bool text; /* past the line "text" */
    const struct paper_part *parts;
    size_t n_parts;
    bool inside; /* a part: it takes in no other */
    bool *used;  /* of each part: its fields are there */
    struct buf *seen; /* everything read, for the digest */
    str file;
    size_t line, n_faults;
    struct buf *faults;
};

static void fault(struct load *l, const char *what, str where)
{
    l->n_faults++;
    buf_fmt(l->faults, "%.*s:%zu: %s%s%.*s\n", STR_ARG(l->file), l->line, what,
            where.n ? ": " : "", STR_ARG(where));
}

static bool key_ok(str key)
{
    for (size_t i = 0; i < key.n; i++) {
        const char c = key.p[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_'))
            return false;
    }
    return key.n > 0 && key.n <= 60;
}

/* The list of "act.described" is "act". */
static bool is_list(const struct load *l, str key)
{
    for (size_t i = 0; i < l->f->n_fields; i++)
        if (l->fields[i].key.n > key.n && str_starts(l->fields[i].key, key)
            && l->fields[i].key.p[key.n] == '.')
            return true;
    return false;
}

/* A field, one with .long, .words, .upper or .is behind it, or .n, the place in a list. */
static bool declared(const struct load *l, str key)
{
    static const char *const tails[] = { "", ".long", ".words", ".upper", ".is" };
    for (size_t i = 0; i < l->f->n_fields; i++)
        for (size_t k = 0; k < COUNT(tails); k++)
            if (key.n == l->fields[i].key.n + strlen(tails[k])
                && str_starts(key, l->fields[i].key) && str_ends(key, str_from(tails[k])))
                return true;
    return str_ends(key, S(".n")) && is_list(l, str_sub(key, 0, key.n - 2));
}

static void field(struct load *l, str word, str rest)
{
    const size_t at = str_find(rest, S(" "));
    const str key = str_sub(rest, 0, at), label = str_trim(str_sub(rest, at, rest.n));
    if (!key_ok(key) || str_empty(label))
        fault(l, "a field needs a key (a-z 0-9 . _) and a label", rest);
    else if (declared(l, key) && l->inside)
        return; /* two parts may speak of one thing */
    else if (declared(l, key))
        fault(l, "this field stands above already", key);
    else if (l->f->n_fields == FIELDS_MAX)
        fault(l, "too many fields", key);
    else
        l->fields[l->f->n_fields++] = (struct paper_field){
            key, label, l->group, .optional = str_ends(word, S("?")),
            .typed = str_starts(word, S("ask")) };
}

static void period(struct load *l, str value, bool from)
{
    struct date d;
    if (date_parse(value, &d) != OK)
        fault(l, "not a day YYYY-MM-DD", value);
    else if (from)
        l->f->from = d;
    else
        l->f->to = (opt_date){ true, d };
}

static void use(struct load *l, str name);

static void head_line(struct load *l, str word, str rest)
{
    const struct { const char *word; str *to; } texts[] = {
        { "form", &l->f->code }, { "name", &l->f->name }, { "basis", &l->f->basis },
        { "of", &l->f->of }, { "needs", &l->f->needs }, { "suffix", &l->f->suffix },
        { "flows", &l->f->flows }, { "numbered", &l->f->numbered }, { "group", &l->group },
        { "only", &l->f->only }, { "carries", &l->f->carries },
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        if (str_eq(word, str_from(texts[i].word))) {
            *texts[i].to = rest;
            if (str_empty(rest))
                fault(l, "needs a text", word);
            return;
        }
    if (str_eq(word, S("from")) || str_eq(word, S("to")))
        period(l, rest, word.n == 4);
    else if (str_eq(word, S("field")) || str_eq(word, S("field?")) || str_eq(word, S("ask"))
             || str_eq(word, S("ask?")))
        field(l, word, rest);
    else if (str_eq(word, S("text")))
        l->text = true;
    else if (str_eq(word, S("use")))
        use(l, rest);
    else
        fault(l, "unknown word", word);
}

/* Every {key} of a text is a field. */
static void places(struct load *l, str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '}')
            fault(l, "'}' without '{'", text);
        if (text.p[i] != '{')
            continue;
        const str rest = str_sub(text, i + 1, text.n);
        const size_t end = str_find(rest, S("}"));
        const bool maybe = end > 0 && rest.p[end - 1] == '?';
        const str key = str_sub(rest, 0, maybe ? end - 1 : end);
        if (end == rest.n || !declared(l, key))
            fault(l, "no field of this name above", key);
        i += end + 1;
    }
}

static struct paper_line *add(struct load *l, enum paper_op op)
{
    if (l->f->n_lines == LINES_MAX) {
        fault(l, "too many lines", S(""));
        l->f->n_lines--;
    }
    struct paper_line *p = &l->lines[l->f->n_lines++];
    *p = (struct paper_line){ .op = op };
    return p;
}

/* A new block that an "end" closes; NULL: too deep. */
static struct paper_line *opened(struct load *l, enum paper_op op, str what)
{
    if (l->n_open == DEPTH_MAX) {
        fault(l, "too deep", what);
        return NULL;
    }
    l->open[l->n_open++] = l->f->n_lines;
    return add(l, op);
}

static void dated(struct load *l, enum paper_op op, str day)
{
    struct paper_line *p = opened(l, op, day);
    if (p && date_parse(day, &p->day) != OK)
        fault(l, "not a day YYYY-MM-DD", day);
}

static void opens(struct load *l, enum paper_op op, str rest, bool unless)
{
    const size_t eq = str_find(rest, S("="));
    const str key = str_trim(str_sub(rest, 0, eq)), words = str_trim(str_sub(rest, eq + 1, rest.n));
    if (op == PAPER_EACH ? !is_list(l, key) : !declared(l, key) && !is_list(l, key))
        fault(l, "no field of this name above", key);
    struct paper_line *p = opened(l, op, key);
    if (!p)
        return;
    p->key = key;
    p->words = eq < rest.n ? words : S("");
    p->unless = unless;
}

static bool tag_known(str tag)
{
    static const char *const tags[] = { "head", "p", "c", "l", "r", "h", "gap", "fill", "page",
                                        "table", "th", "tr", "endtable", "sign" };
    for (size_t i = 0; i < COUNT(tags); i++)
        if (str_eq(tag, str_from(tags[i])))
            return true;
    return false;
}

static void text_line(struct load *l, str word, str rest)
{
    if (str_eq(word, S("use"))) {
        use(l, rest);
        return;
    }
    if (str_eq(word, S("when")) || str_eq(word, S("unless"))) {
        opens(l, PAPER_WHEN, rest, word.n == 6);
    } else if (str_eq(word, S("since")) || str_eq(word, S("until"))) {
        dated(l, str_eq(word, S("since")) ? PAPER_SINCE : PAPER_UNTIL, rest);
    } else if (str_eq(word, S("each"))) {
        opens(l, PAPER_EACH, rest, false);
    } else if (str_eq(word, S("end"))) {
        if (l->n_open == 0)
            fault(l, "'end' of nothing", S(""));
        else
            l->lines[l->open[--l->n_open]].end = l->f->n_lines;
        add(l, PAPER_END);
    } else if (tag_known(word)) {
        struct paper_line *p = add(l, PAPER_BLOCK);
        p->tag = word;
        p->text = rest;
        places(l, rest);
    } else {
        fault(l, "unknown word", word);
    }
}

/* text: of a form whole; of a part the half that the form's own place asks for. */
static void walk(struct load *l, str text, bool part)
{
    bool second = false;
    str s;
    while (str_next(&text, '\n', &s)) {
        l->line++;
        s = str_trim(s);
        if (str_empty(s) || s.p[0] == '#')
            continue;
        if (part && str_eq(s, S("text"))) {
            second = true;
            continue;
        }
        const size_t at = str_find(s, S(" "));
        if (!part || second == l->text)
            (l->text ? text_line : head_line)(l, str_sub(s, 0, at),
                                              str_trim(str_sub(s, at, s.n)));
    }
}

static void use(struct load *l, str name)
{
    const struct load before = *l;
    size_t i = 0;
    while (i < l->n_parts && !str_eq(l->parts[i].name, name))
        i++;
    if (i == l->n_parts || l->inside) {
        fault(l, l->inside ? "a part takes in no other" : "no such part", name);
        return;
    }
    l->file = str_fmt(l->a, "%.*s.part", STR_ARG(name));
    l->line = 0;
    l->inside = true;
    /* A part whose text alone is asked for brings its fields all the same. */
    if (!l->used[i]) {
        const bool text = l->text;
        l->used[i] = true;
        l->text = false;
        buf_add(l->seen, l->parts[i].text);
        walk(l, l->parts[i].text, true);
        l->text = text;
        l->line = 0;
    }
    if (l->text)
        walk(l, l->parts[i].text, true);
    l->file = before.file;
    l->line = before.line;
    l->group = before.group;
    l->inside = false;
}

static void whole(struct load *l)
{
    const struct paper_form *f = l->f;
    if (str_empty(f->code) || str_empty(f->name) || str_empty(f->basis) || str_empty(f->of)
        || !date_valid(f->from))
        fault(l, "form, name, basis, of and from must be there", S(""));
    if (f->to.has && date_cmp(f->to.v, f->from) < 0)
        fault(l, "ends before it begins", S(""));
    if (!l->text || f->n_lines == 0)
        fault(l, "no text", S(""));
    if (l->n_open)
        fault(l, "'end' is missing", l->lines[l->open[l->n_open - 1]].key);
}

/* room: for as much as a form may have, given back when it was read. */
static enum err form_read_in(struct arena *a, struct arena *room, str file, str text,
                             const struct paper_part *parts, size_t n_parts,
                             struct paper_form *out, struct buf *faults)
{
    str clean;
    struct buf seen = { .a = room, .max = 32 * PAPER_FILE_BYTES };
    struct load l = { .a = a, .f = out, .file = file, .faults = faults, .group = S(""),
                      .parts = parts, .n_parts = n_parts, .seen = &seen };
    l.used = NEWS(room, bool, n_parts);
    l.fields = NEWS(room, struct paper_field, FIELDS_MAX);
    l.lines = NEWS(room, struct paper_line, LINES_MAX);
    *out = (struct paper_form){ .needs = S(""), .suffix = S(""), .flows = S(""),
                                .numbered = S("step"), .only = S(""), .carries = S(""),
                                .slug = str_sub(file, 0, str_find(file, S("."))),
                                .fields = l.fields, .lines = l.lines };
    if (text_door(a, text, &clean) != OK) {
        fault(&l, "not UTF-8", S(""));
        return ERR_INVALID;
    }
    buf_add(&seen, clean);
    walk(&l, clean, false);
    whole(&l);
    out->digest = hash_of(a, buf_str(&seen));
    struct paper_field *fields = NEWS(a, struct paper_field, out->n_fields);
    struct paper_line *lines = NEWS(a, struct paper_line, out->n_lines);
    memcpy(fields, l.fields, out->n_fields * sizeof *fields);
    memcpy(lines, l.lines, out->n_lines * sizeof *lines);
    out->fields = fields;
    out->lines = lines;
    return l.n_faults ? ERR_INVALID : OK;
}

enum err paper_form_read(struct arena *a, str file, str text, const struct paper_part *parts,
                         size_t n_parts, struct paper_form *out, struct buf *faults)
{
    struct arena *room = arena_new(ROOM_BYTES);
    const enum err e = form_read_in(a, room, file, text, parts, n_parts, out, faults);
    arena_free(room);
    return e;
}
