#include "domain/documents/form.h"
#include "base/text.h"
#include "base/words_vi.h"

#define DOCUMENT_BYTES ((size_t)4 << 20) /* what hotline-print reads at most */
#define BLANK "……………………"

struct entry {
    str key, value;
};

struct rows {
    str list;
    struct paper_data **v;
    size_t n, cap;
};

struct paper_data {
    struct arena *a;
    struct entry *v;
    size_t n, cap;
    struct rows *lists;
    size_t n_lists, cap_lists;
};

struct paper_data *paper_data_new(struct arena *a)
{
    struct paper_data *d = NEW(a, struct paper_data);
    d->a = a;
    return d;
}

static void put(struct paper_data *d, str key, str value)
{
    if (str_empty(value))
        return;
    for (size_t i = 0; i < d->n; i++)
        if (str_eq(d->v[i].key, key)) {
            d->v[i].value = value;
            return;
        }
    if (d->n == d->cap) {
        const size_t cap = d->cap ? d->cap * 2 : 32;
        d->v = arena_grow(d->a, d->v, d->cap * sizeof *d->v, cap * sizeof *d->v);
        d->cap = cap;
    }
    d->v[d->n++] = (struct entry){ key, value };
}

void paper_put(struct paper_data *d, const char *key, str value)
{
    put(d, str_dup(d->a, str_from(key)), value);
}

void paper_put_day(struct paper_data *d, const char *key, struct date day)
{
    if (!date_valid(day))
        return;
    paper_put(d, key, date_vi(d->a, day));
    put(d, str_fmt(d->a, "%s.long", key), day_words_vi(d->a, day));
}

void paper_put_money(struct paper_data *d, const char *key, int64_t dong)
{
    paper_put(d, key, money_words(d->a, dong));
    put(d, str_fmt(d->a, "%s.words", key), dong_words_vi(d->a, dong));
}

static struct rows *rows_of(const struct paper_data *d, str list)
{
    for (size_t i = 0; i < d->n_lists; i++)
        if (str_eq(d->lists[i].list, list))
            return &d->lists[i];
    return NULL;
}

struct paper_data *paper_row(struct paper_data *d, const char *list)
{
    struct rows *r = rows_of(d, str_from(list));
    if (!r) {
        if (d->n_lists == d->cap_lists) {
            const size_t cap = d->cap_lists ? d->cap_lists * 2 : 8;
            d->lists = arena_grow(d->a, d->lists, d->cap_lists * sizeof *d->lists,
                                  cap * sizeof *d->lists);
            d->cap_lists = cap;
        }
        r = &d->lists[d->n_lists++];
        *r = (struct rows){ .list = str_dup(d->a, str_from(list)) };
    }
    if (r->n == r->cap) {
        const size_t cap = r->cap ? r->cap * 2 : 8;
        r->v = arena_grow(d->a, r->v, r->cap * sizeof(struct paper_data *),
                          cap * sizeof(struct paper_data *));
        r->cap = cap;
    }
    struct paper_data *row = paper_data_new(d->a);
    r->v[r->n++] = row;
    put(row, str_fmt(d->a, "%s.n", list), str_fmt(d->a, "%zu", r->n));
    return row;
}

void paper_put_typed(struct paper_data *d, str key, str text)
{
    const struct rows *r = rows_of(d, str_sub(key, 0, str_find(key, S("."))));
    str rest = text, line;
    if (!r) {
        put(d, key, text);
        return;
    }
    put(d, str_fmt(d->a, "%.*s.typed", STR_ARG(key)), text);
    for (size_t i = 0; i < r->n && str_next(&rest, '\n', &line); i++)
        put(r->v[i], key, str_trim(line));
}

void paper_forget(struct paper_data *d, str prefix)
{
    size_t n = 0;
    for (size_t i = 0; i < d->n; i++)
        if (!str_starts(d->v[i].key, prefix))
            d->v[n++] = d->v[i];
    d->n = n;
}

void paper_drop(struct paper_data *d, str key)
{
    size_t n = 0;
    for (size_t i = 0; i < d->n; i++) {
        const str k = d->v[i].key;
        if (!str_starts(k, key) || (k.n > key.n && k.p[key.n] != '.'))
            d->v[n++] = d->v[i];
    }
    d->n = n;
}

bool paper_word(str words, str word)
{
    str one;
    while (str_next(&words, ' ', &one))
        if (!str_empty(one) && str_eq(one, word))
            return true;
    return false;
}

bool paper_asks(const struct paper_form *f, str prefix)
{
    for (size_t i = 0; i < f->n_fields; i++)
        if (str_starts(f->fields[i].key, prefix))
            return true;
    return false;
}

static str own(const struct paper_data *d, str key)
{
    for (size_t i = 0; i < d->n; i++)
        if (str_eq(d->v[i].key, key))
            return d->v[i].value;
    return S("");
}

/* KEY.upper needs no entry of its own. */
static str lookup(const struct paper_data *d, str key)
{
    const str v = own(d, key);
    if (str_empty(v) && str_ends(key, S(".upper")))
        return upper_vi(d->a, own(d, str_sub(key, 0, key.n - 6)));
    return v;
}

str paper_value(const struct paper_data *d, str key)
{
    struct buf b = { .a = d->a, .max = 256 * 1024 };
    const str v = lookup(d, key);
    const struct rows *r = rows_of(d, str_sub(key, 0, str_find(key, S("."))));
    if (!str_empty(v) || !r)
        return v;
    for (size_t i = 0; i < r->n; i++) {
        const str one = lookup(r->v[i], key);
        if (!str_empty(one))
            buf_fmt(&b, "%s%zu. %.*s", b.n ? "\n" : "", i + 1, STR_ARG(one));
    }
    return buf_str(&b);
}

struct fill {
    const struct paper_form *f;
    const struct paper_data *all, *row; /* row NULL: in no list */
    struct date law; /* of which day */
    struct buf *out;
};

static str seen(const struct fill *w, str key)
{
    const str v = w->row ? lookup(w->row, key) : S("");
    return str_empty(v) ? lookup(w->all, key) : v;
}

/* A value can say nothing to the printer but itself. */
static void escape(struct buf *b, str text)
{
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.p[i];
        if (c == '\\' || c == '\n')
            buf_add(b, c == '\n' ? S("\\n") : S("\\\\"));
        else
            buf_byte(b, c == '\t' || c == '\r' ? ' ' : c);
    }
}

static void look(struct buf *b, bool bold, bool slanted)
{
    buf_add(b, S("\\r"));
    buf_add(b, bold ? S("\\b") : S(""));
    buf_add(b, slanted ? S("\\i") : S(""));
}

/* The form's own words: ** bold, // slanted, " | " the next column, \n a line. */
static void block(const struct fill *w, const struct paper_line *p)
{
    bool bold = false, slanted = false;
    const bool columns = p->tag.n > 1;
    buf_add(w->out, str_eq(p->tag, S("endtable")) ? S("end") : p->tag);
    if (p->text.n)
        buf_byte(w->out, ' ');
    for (size_t i = 0; i < p->text.n; i++) {
        const str rest = str_sub(p->text, i, p->text.n);
        if (str_starts(rest, S("**")) || str_starts(rest, S("//"))) {
            bold = bold != (rest.p[0] == '*');
            slanted = slanted != (rest.p[0] == '/');
            look(w->out, bold, slanted);
            i++;
        } else if (columns && (str_starts(rest, S(" | ")) || str_eq(rest, S(" |")))) {
            buf_byte(w->out, '\t');
            i += 2;
        } else if (rest.p[0] == '{') {
            const size_t end = str_find(rest, S("}"));
            const bool maybe = end > 1 && rest.p[end - 1] == '?';
            const str v = seen(w, str_sub(rest, 1, maybe ? end - 1 : end));
            const char mark = end + 1 < rest.n ? rest.p[end + 1] : 0;
            escape(w->out, !str_empty(v) ? text_before_mark(v, mark) : maybe ? S("") : S(BLANK));
            i += end + (mark == '.' && text_ended(v)); /* a sentence ends once */
        } else {
            buf_byte(w->out, rest.p[0]);
        }
    }
    buf_byte(w->out, '\n');
}

static bool holds(const struct fill *w, const struct paper_line *p)
{
    if (p->op != PAPER_WHEN) {
        const int after = date_valid(w->law) ? date_cmp(w->law, p->day) : 1;
        return p->op == PAPER_SINCE ? after >= 0 : after <= 0;
    }
    const str v = seen(w, p->key);
    const struct rows *r = rows_of(w->all, p->key);
    const bool yes = str_empty(p->words) ? !str_empty(v) || (r && r->n) : paper_word(p->words, v);
    return yes != p->unless;
}

static void stretch(struct fill *w, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct paper_line *p = &w->f->lines[i];
        if (p->op == PAPER_BLOCK) {
            block(w, p);
        } else if (p->op == PAPER_WHEN || p->op == PAPER_SINCE || p->op == PAPER_UNTIL) {
            if (!holds(w, p))
                i = p->end;
        } else if (p->op == PAPER_EACH) {
            const struct rows *r = rows_of(w->all, p->key);
            const struct paper_data *before = w->row;
            for (size_t k = 0; r && k < r->n; k++) {
                w->row = r->v[k];
                stretch(w, i + 1, p->end);
            }
            w->row = before;
            i = p->end;
        }
    }
}

bool paper_has_code(const struct paper_form *f) { return str_find(f->code, S("_")) == f->code.n; }

static void around_lines(struct buf *b, const struct paper_form *f,
                         const struct paper_around *around)
{
    buf_add(b, S("HLP1\ntitle "));
    escape(b, f->name);
    buf_fmt(b, "\ndate %04d-%02d-%02d\n", around->day.y, around->day.m, around->day.d);
    if (around->draft && !around->approved)
        buf_add(b, S("mark DỰ THẢO\n"));
    buf_add(b, S("foot "));
    if (around->draft)
        buf_add(b, around->approved ? S("Bản trình ký") : S("DỰ THẢO"));
    if (around->draft && around->version > 0)
        buf_fmt(b, ", dự thảo lần %lld", (long long)around->version);
    const str form = paper_has_code(f) ? f->code : f->name;
    buf_fmt(b, "%sMẫu %.*s%s\n", around->draft ? " · " : "", STR_ARG(form),
            around->confirmed ? "" : " · chưa đối chiếu với văn bản đang có hiệu lực");
}

static void verify_lines(struct buf *b, str address)
{
    if (str_empty(address))
        return;
    buf_add(b, S("qr "));
    escape(b, address);
    buf_add(b, S("\tKiểm tra văn bản này tại địa chỉ\\n"));
    escape(b, address);
    buf_add(b, S("\\nTrang đó chỉ cho biết số, ngày, cơ quan và bản có đúng bản đã ký không.\n"));
}

enum err paper_fill(struct arena *a, const struct paper_form *f, const struct paper_data *d,
                    const struct paper_around *around, str *out)
{
    struct buf b = { .a = a, .max = DOCUMENT_BYTES };
    struct fill w = { .f = f, .all = d, .law = around->law, .out = &b };
    around_lines(&b, f, around);
    stretch(&w, 0, f->n_lines);
    verify_lines(&b, around->verify);
    buf_add(&b, S("Z\n"));
    *out = buf_str(&b);
    return b.full ? ERR_TOO_LARGE : OK;
}
