/* Where exhibits are, by quantity. Pure. */
#include "base/sheet.h"
#include "domain/execution/exhibits.h"

#define THOUSAND 1000

static const char *const words[EXHIBIT_ACTS] = {
    [EXHIBIT_RETURN] = "return", [EXHIBIT_CONFISCATE] = "confiscate",
    [EXHIBIT_DESTROY] = "destroy", [EXHIBIT_HAND] = "hand", [EXHIBIT_KEEP] = "keep",
    [EXHIBIT_SEAL] = "seal",
};

str exhibit_word(enum exhibit_act act)
{
    return str_from(words[act]);
}

enum exhibit_act exhibit_act_of(str word)
{
    for (enum exhibit_act act = EXHIBIT_RETURN; act < EXHIBIT_ACTS; act++)
        if (str_eq(word, str_from(words[act])))
            return act;
    return 0;
}

enum err exhibit_count_add(struct exhibit_count *c, enum exhibit_act act, int64_t quantity)
{
    const bool goes = act != EXHIBIT_KEEP && act != EXHIBIT_SEAL;
    if (act <= 0 || act >= EXHIBIT_ACTS || quantity < 0 || goes != (quantity > 0)
        || quantity > c->left)
        return ERR_INVALID;
    c->out[act] += quantity;
    c->left -= quantity;
    return OK;
}

struct exhibit_count exhibit_count_of(const struct exhibits *x, size_t i, size_t *next)
{
    struct exhibit_count c = { .quantity = x->rows[i].quantity, .left = x->rows[i].quantity };
    for (*next = i; *next < x->n && x->rows[*next].id.v == x->rows[i].id.v; (*next)++) {
        const struct exhibits_of_case_row *row = &x->rows[*next];
        if (row->move.has && exhibit_count_add(&c, exhibit_act_of(row->move.v),
                                               row->moved.has ? row->moved.v : 0) != OK)
            c.left = -1; /* the table forbids it */
    }
    return c;
}

enum err exhibit_quantity(str text, int64_t *out)
{
    char plain[32];
    size_t n = 0;
    const str typed = str_trim(text);
    if (typed.n == 0 || typed.n >= sizeof plain)
        return ERR_INVALID;
    for (size_t i = 0; i < typed.n; i++)
        plain[n++] = typed.p[i] == ',' ? '.' : typed.p[i];
    const bool good = decimal_read((str){ plain, n }, THOUSAND, out);
    return good && *out > 0 && *out <= EXHIBIT_QUANTITY_MAX ? OK : ERR_INVALID;
}

str exhibit_quantity_words(struct arena *a, int64_t quantity)
{
    const int part = (int)(quantity % THOUSAND);
    const long long whole = (long long)(quantity / THOUSAND);
    if (part == 0)
        return str_fmt(a, "%lld", whole);
    str text = str_fmt(a, "%lld,%03d", whole, part);
    while (text.p[text.n - 1] == '0')
        text.n--;
    return text;
}
