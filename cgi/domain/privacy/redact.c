#include "domain/privacy/redact.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/fold.h"
#include "base/lang.h"
#include "base/pattern.h"
#include "base/text.h"
#include "crypto/token.h"
#include "domain/intake/tables.h"
#include <stdlib.h>

#define KEEP 99 /* never suggested: numbers of acts, of companies, of hotlines */
#define SPANS_MAX 500
#define TEXT_MAX (256 * 1024)

struct redact_rule {
    int kind; /* enum redact_kind, or KEEP */
    bool folded;
    const struct pattern *pattern;
};

static const char *const columns[] = { "kind", "on", "pattern" };
enum { KIND, ON, PATTERN };

static const char *const kinds[] = {
    "phone", "id", "plate", "email", "account", "tax", "name", "address", "keep", NULL,
};
static const char *const sides[] = { "exact", "folded", NULL };

void redact_load(struct loader *l, struct intake_tables *t)
{
    struct sheet s;
    if (!sheet_read(l, path_join(l->a, l->dir, S("redact.csv")), S("redact.csv"), columns,
                    COUNT(columns), &s))
        return;
    struct redact_rule *rules = NEWS(l->a, struct redact_rule, s.n);
    for (size_t i = 0; i < s.n; i++) {
        const str *c = s.rows[i].cell;
        const char *why;
        struct pattern *p = NULL;
        l->line = s.rows[i].line;
        const int kind = need_word(l, c[KIND], "kind", kinds);
        rules[i].kind = kind == (int)COUNT(kinds) - 1 ? KEEP : kind;
        rules[i].folded = need_word(l, c[ON], "on", sides) == 2;
        if (pattern_make(l->a, c[PATTERN], &why, &p) != OK)
            fault(l, "pattern: %s", why);
        rules[i].pattern = p;
    }
    t->redact = rules;
    t->n_redact = s.n;
}

struct search {
    str text;
    struct folded folded;
    struct pattern_run *exact, *plain;
    struct redact_span *found; /* in the order of the rules */
    int *kind;
    size_t n;
    bool unsure;
};

static bool overlaps(const struct search *s, size_t from, size_t to)
{
    for (size_t i = 0; i < s->n; i++)
        if (from < s->found[i].to && s->found[i].from < to)
            return true;
    return false;
}

static void search_rule(struct search *s, const struct redact_rule *rule)
{
    struct pattern_hit h;
    enum pattern_found f;
    struct pattern_run *run = rule->folded ? s->plain : s->exact;
    for (size_t at = 0; (f = pattern_next(run, rule->pattern, at, &h)) == PATTERN_HIT;
         at = h.end) {
        const size_t from = rule->folded ? s->folded.from[h.from] : h.from;
        const size_t to = rule->folded ? fold_end(&s->folded, s->text, h.to) : h.to;
        if (overlaps(s, from, to))
            continue;
        if (s->n == SPANS_MAX) {
            s->unsure = true;
            return;
        }
        s->kind[s->n] = rule->kind;
        s->found[s->n++] = (struct redact_span){ from, to, 0 };
    }
    s->unsure = s->unsure || f == PATTERN_LIMIT;
}

static int by_place(const void *x, const void *y)
{
    const struct redact_span *a = x, *b = y;
    return a->from < b->from ? -1 : a->from > b->from;
}

void redact_suggest(struct cx *cx, str text, struct redaction *out)
{
    const struct intake_tables *t = cx->intake;
    struct search s = { .text = text };
    *out = (struct redaction){ .unsure = true };
    if (str_empty(text)) {
        out->unsure = false;
        return;
    }
    if (text.n > TEXT_MAX || pattern_run_new(cx->a, text, &s.exact) != OK)
        return;
    fold_map(cx->a, text, &s.folded);
    if (pattern_run_new(cx->a, s.folded.text, &s.plain) != OK)
        return;
    s.found = NEWS(cx->a, struct redact_span, SPANS_MAX);
    s.kind = NEWS(cx->a, int, SPANS_MAX);
    for (size_t i = 0; i < t->n_redact; i++)
        search_rule(&s, &t->redact[i]);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.kind[i] != KEEP)
            s.found[n++] = (struct redact_span){ s.found[i].from, s.found[i].to,
                                                 (enum redact_kind)s.kind[i] };
    qsort(s.found, n, sizeof *s.found, by_place);
    *out = (struct redaction){ s.found, n, s.unsure };
}

static str covered(struct cx *cx, str text, const struct redaction *r, size_t first, size_t last)
{
    struct buf b = { .a = cx->a, .max = text.n + 16 * (last - first) + 16 };
    size_t at = 0;
    for (size_t i = first; i < last; i++) {
        buf_add(&b, str_sub(text, at, r->spans[i].from));
        buf_add(&b, S("███"));
        at = r->spans[i].to;
    }
    buf_add(&b, str_sub(text, at, text.n));
    return buf_str(&b);
}

str redact_cover(struct cx *cx, str text, const struct redaction *r, size_t i)
{
    return covered(cx, text, r, i, i + 1);
}

str redact_cover_all(struct cx *cx, str text, const struct redaction *r)
{
    return covered(cx, text, r, 0, r->n);
}

str redact_label(struct cx *cx, enum redact_kind kind)
{
    static const char *const labels[] = {
        [REDACT_PHONE] = TR("số điện thoại"), [REDACT_ID] = TR("số giấy tờ"),
        [REDACT_PLATE] = TR("biển số xe"),    [REDACT_EMAIL] = TR("thư điện tử"),
        [REDACT_ACCOUNT] = TR("số tài khoản"), [REDACT_TAX] = TR("mã số thuế cá nhân"),
        [REDACT_NAME] = TR("tên người"),      [REDACT_ADDRESS] = TR("địa chỉ"),
    };
    (void)cx;
    return str_from(tr(labels[kind]));
}

str redact_mark(struct cx *cx, str text)
{
    return bytes_hex(cx->a, hash_keyed(cx->a, cx->keys, S("redact looked"), text));
}

bool redact_looked(struct cx *cx, str text, const struct redaction *r, str mark)
{
    if (r->n == 0 && !r->unsure)
        return true;
    return bytes_equal(redact_mark(cx, text), mark);
}
