#include "domain/publication/index.h"
#include "base/buf.h"
#include "base/text.h"
#include "crypto/token.h"
#include "domain/publication/violators.h"
#include "sql/find.h"
#include "store/db.h"

#define SLUG_BYTES 5
#define JSON_MAX ((size_t)64 * 1024)

str term_of(struct arena *a, enum term_kind kind, str value)
{
    const str cut = text_cut(value, TERM_MAX - 1);
    return str_fmt(a, "%c%.*s", kind, STR_ARG(cut));
}

static bool word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool known(const str *terms, size_t n, str term)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(terms[i], term))
            return true;
    return false;
}

str *term_words(struct arena *a, str text, size_t most, size_t *n)
{
    const str folded = text_fold(a, text);
    str *out = NEWS(a, str, most);
    *n = 0;
    for (size_t i = 0; i < folded.n && *n < most;) {
        size_t end = i;
        while (end < folded.n && word_byte(folded.p[end]))
            end++;
        if (end > i) {
            const str term = term_of(a, TERM_WORD, str_sub(folded, i, end));
            if (!known(out, *n, term))
                out[(*n)++] = term;
        }
        i = end + 1;
    }
    return out;
}

str name_key(struct arena *a, str name)
{
    return text_cut(text_fold(a, name), NAME_KEY_MAX);
}

str terms_json(struct arena *a, const str *terms, size_t n)
{
    struct buf b = { .a = a, .max = JSON_MAX };
    buf_byte(&b, '[');
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_byte(&b, ',');
        buf_json(&b, terms[i]);
    }
    buf_byte(&b, ']');
    return buf_str(&b);
}

enum err index_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct changes_unindexed_row *rows;
    TRY(changes_unindexed(cx, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].id;
    return OK;
}

/* The address of a person is not told, so nobody finds one by it. */
static enum err add(struct cx *cx, publication_id id, const struct index_source_row *s)
{
    size_t n;
    const str address = violator_person(s->subject) ? S("") : s->address;
    const str text = str_fmt(cx->a, "%.*s %.*s %.*s", STR_ARG(s->name), STR_ARG(address),
                             STR_ARG(s->act));
    str *words = term_words(cx->a, text, INDEX_WORDS_MAX, &n);
    str *terms = NEWS(cx->a, str, n + 3);
    for (size_t i = 0; i < n; i++)
        terms[i] = words[i];
    terms[n++] = term_of(cx->a, TERM_YEAR, str_fmt(cx->a, "%04d", s->signed_on.y));
    terms[n++] = term_of(cx->a, TERM_STATE, s->execution);
    if (!str_empty(s->place))
        terms[n++] = term_of(cx->a, TERM_PLACE, s->place);
    TRY(index_add_facet(cx, (struct index_add_facet_in){
        .id = id, .signed_on = s->signed_on, .fine = s->total,
        .name_key = name_key(cx->a, s->name) }));
    TRY(index_add_terms(cx, (struct index_add_terms_in){
        .id = id, .terms = terms_json(cx->a, terms, n) }));
    if (!violator_person(s->subject))
        TRY(facility_address_add(cx, (struct facility_address_add_in){
            .id = id, .slug = bytes_hex(cx->a, random_bytes(cx->a, SLUG_BYTES)),
            .now = cx->now }));
    TRY(index_add_acts(cx, (struct index_add_acts_in){ .id = id }));
    return index_count(cx, (struct index_count_in){ .id = id });
}

static enum err index_tx(struct cx *cx, void *arg)
{
    const int64_t id = *(const int64_t *)arg;
    struct change_to_index_row c;
    struct index_source_row s;
    TRY(change_to_index(cx, (struct change_to_index_in){ .id = id }, &c));
    if (c.indexed.has)
        return OK;
    TRY(index_uncount(cx, (struct index_uncount_in){ .id = c.publication }));
    TRY(index_drop_counts(cx, (struct index_drop_counts_in){ .id = c.publication }));
    TRY(index_drop_terms(cx, (struct index_drop_terms_in){ .id = c.publication }));
    TRY(index_drop_facet(cx, (struct index_drop_facet_in){ .id = c.publication }));
    const enum err e = index_source(cx, (struct index_source_in){ .id = c.publication }, &s);
    if (e == OK)
        TRY(add(cx, c.publication, &s));
    else if (e != ERR_NOT_FOUND)
        return e;
    return change_set_indexed(cx, (struct change_set_indexed_in){
        .publication = c.publication, .id = id, .now = cx->now });
}

enum err index_one(struct cx *cx, int64_t id)
{
    return db_tx(cx, index_tx, &id);
}
