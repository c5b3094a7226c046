/* The small parts of a workflow file: names, labels, references, fields, stages. */
#include "base/cite.h"
#include "flow/parse.h"
#include <string.h>

bool parse_name(struct parse *p, const struct yml *n, str name)
{
    bool good = name.n >= 1 && name.n <= NAME_MAX_BYTES && name.p[0] >= 'a' && name.p[0] <= 'z';
    for (size_t i = 0; i < name.n && good; i++) {
        const char c = name.p[i];
        good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    if (!good)
        yml_fault(&p->d, n, "a name is 1 to %d small letters, digits and \"_\"", NAME_MAX_BYTES);
    return good;
}

struct flow_text parse_label(struct parse *p, const struct yml *m, enum yml_need need)
{
    return (struct flow_text){
        .vi = yml_member_text(&p->d, m, "vi", TEXT_MAX_BYTES, need),
        .en = yml_member_text(&p->d, m, "en", TEXT_MAX_BYTES, need),
    };
}

struct flow_text parse_text(struct parse *p, const struct yml *m, const char *key,
                            enum yml_need need)
{
    static const char *const keys[] = { "vi", "en" };
    const struct yml *c = yml_member(&p->d, m, key, YML_MAP, need);
    if (!c || !yml_only(&p->d, c, keys, COUNT(keys)))
        return (struct flow_text){ 0 };
    return parse_label(p, c, YML_REQUIRED);
}

str parse_basis(struct parse *p, const struct yml *m, const char *key, enum yml_need need)
{
    return cite_vi(p->d.a, yml_member_text(&p->d, m, key, BASIS_MAX_BYTES, need));
}

uint64_t parse_bits(struct parse *p, const struct yml *m, const char *key,
                    const struct words *words, enum yml_need need)
{
    const struct yml **nodes;
    const size_t n = yml_member_texts(&p->d, m, key, &nodes, need);
    uint64_t bits = 0;
    for (size_t i = 0; i < n; i++) {
        const int at = yml_word(&p->d, nodes[i], words->w, words->n);
        if (at)
            bits |= UINT64_C(1) << (at - 1);
    }
    return bits;
}

int parse_word(struct parse *p, const struct yml *m, const char *key, const struct words *words)
{
    const struct yml *c = yml_member(&p->d, m, key, YML_TEXT, YML_OPTIONAL);
    return c ? yml_word(&p->d, c, words->w, words->n) : 0;
}

bool parse_flag(struct parse *p, const struct yml *m, const char *key)
{
    const struct yml *c = yml_member(&p->d, m, key, YML_TEXT, YML_OPTIONAL);
    return c && yml_bool(&p->d, c);
}

/* The member `name` of element i of an array of parts. */
struct names {
    const char *what;
    const void *first;
    size_t size, at, n;
};

static str name_at(const struct names *v, size_t i)
{
    str name;
    memcpy(&name, (const char *)v->first + i * v->size + v->at, sizeof name);
    return name;
}

/* Index of the part that n names, or v->n with a fault. */
static size_t find_name(struct parse *p, const struct yml *n, struct names v)
{
    enum { SUGGESTIONS = 100 }; /* a file with more mistakes needs no more help */
    if (!v.first)
        v.n = 0;
    for (size_t i = 0; i < v.n; i++)
        if (str_eq(name_at(&v, i), n->text))
            return i;
    str near = { 0 };
    if (p->d.n_faults < SUGGESTIONS) {
        str *all = NEWS(p->d.a, str, v.n);
        for (size_t i = 0; i < v.n; i++)
            all[i] = name_at(&v, i);
        near = str_nearest(n->text, all, v.n);
    }
    if (near.p)
        yml_fault(&p->d, n, "no %s \"%.*s\"; did you mean \"%.*s\"?", v.what, STR_ARG(n->text),
                  STR_ARG(near));
    else
        yml_fault(&p->d, n, "no %s \"%.*s\"", v.what, STR_ARG(n->text));
    return v.n;
}

#define NAMES(what, type, array, n_array) \
    ((struct names){ what, array, sizeof(type), offsetof(type, name), n_array })

const struct flow_field *find_field(struct parse *p, const struct yml *n)
{
    const size_t i = find_name(p, n, NAMES("field", struct flow_field, p->fields, p->n_fields));
    return i < p->n_fields ? &p->fields[i] : NULL;
}

const struct flow_stage *find_stage(struct parse *p, const struct yml *n)
{
    const size_t i = find_name(p, n, NAMES("stage", struct flow_stage, p->stages, p->n_stages));
    return i < p->n_stages ? &p->stages[i] : NULL;
}

const struct flow_step *find_step(struct parse *p, const struct yml *n)
{
    const size_t i = find_name(p, n, NAMES("step", struct flow_step, p->steps, p->n_steps));
    return i < p->n_steps ? &p->steps[i] : NULL;
}

static void parse_choices(struct parse *p, const struct yml *m, struct flow_field *f)
{
    static const struct flow_choice yes_no[] = {
        { { "yes", 3 }, { { "Có", sizeof "Có" - 1 }, { "Yes", 3 } } },
        { { "no", 2 }, { { "Không", sizeof "Không" - 1 }, { "No", 2 } } },
    };
    static const char *const keys[] = { "vi", "en" };
    const struct yml *map = yml_member(&p->d, m, "choices", YML_MAP,
                                       f->type == FIELD_CHOICE ? YML_REQUIRED : YML_OPTIONAL);
    if (f->type == FIELD_YES_NO) {
        f->choices = yes_no;
        f->n_choices = COUNT(yes_no);
    }
    if (map && f->type != FIELD_CHOICE) {
        yml_fault(&p->d, map, "only a field of type choice has choices");
        return;
    }
    struct flow_choice *v = NEWS(p->d.a, struct flow_choice, map ? map->n : 0);
    for (const struct yml *c = map ? map->first : NULL; c; c = c->next) {
        if (!parse_name(p, c, c->key) || !yml_only(&p->d, c, keys, COUNT(keys)))
            continue;
        v[f->n_choices++] = (struct flow_choice){ c->key, parse_label(p, c, YML_REQUIRED) };
    }
    if (map)
        f->choices = v;
}

/* When all fields are known: the dates that come first. */
static void parse_order(struct parse *p, const struct yml *m, struct flow_field *f)
{
    const struct yml *first = yml_find(m, "not_before");
    if (!first)
        return;
    if (first->kind == YML_TEXT) {
        const struct flow_field **one = NEWS(p->d.a, const struct flow_field *, 1);
        one[0] = find_field(p, first);
        f->not_before = one;
        f->n_not_before = one[0] != NULL;
    } else {
        f->n_not_before = parse_field_list(p, m, "not_before", &f->not_before);
    }
    if (f->type != FIELD_DATE)
        yml_fault(&p->d, m, "only a date has an order");
    for (size_t i = 0; i < f->n_not_before; i++)
        if (f->not_before[i]->type != FIELD_DATE || f->not_before[i] == f)
            yml_fault(&p->d, first, "\"%.*s\" is no other date",
                      STR_ARG(f->not_before[i]->name));
}

/* When all fields are known: the choice that makes an optional field required. */
static void parse_when(struct parse *p, const struct yml *m, struct flow_field *f)
{
    const struct yml *when = yml_member(&p->d, m, "when", YML_TEXT, YML_OPTIONAL);
    f->is = yml_member_text(&p->d, m, "is", NAME_MAX_BYTES, when ? YML_REQUIRED : YML_OPTIONAL);
    if (!when)
        return;
    f->when = find_field(p, when);
    for (size_t i = 0; f->when && i < f->when->n_choices; i++)
        if (str_eq(f->when->choices[i].value, f->is))
            return;
    if (f->when)
        yml_fault(&p->d, when, "field \"%.*s\" has no choice \"%.*s\"", STR_ARG(f->when->name),
                  STR_ARG(f->is));
}

void parse_fields(struct parse *p, const struct yml *map)
{
    static const char *const keys[] = { "type", "vi", "en", "help", "max", "choices", "proves",
                                        "ahead", "not_before", "when", "is" };
    if (map && map->n > MOST_FIELDS) {
        yml_fault(&p->d, map, "more than %d fields", MOST_FIELDS);
        map = NULL;
    }
    p->fields = NEWS(p->d.a, struct flow_field, map ? map->n : 0);
    for (const struct yml *m = map ? map->first : NULL; m; m = m->next) {
        struct flow_field *f = &p->fields[p->n_fields];
        if (!parse_name(p, m, m->key) || !yml_only(&p->d, m, keys, COUNT(keys)))
            continue;
        p->n_fields++;
        *f = (struct flow_field){ .name = m->key, .line = m->line };
        f->label = parse_label(p, m, YML_REQUIRED);
        f->help = parse_text(p, m, "help", YML_OPTIONAL);
        f->type = (enum flow_type)parse_word(p, m, "type", &type_words);
        f->proves = (enum flow_proof)parse_word(p, m, "proves", &proof_words);
        const struct yml *max = yml_member(&p->d, m, "max", YML_TEXT, YML_OPTIONAL);
        f->max = max ? (size_t)yml_i64(&p->d, max, 1, 20000)
                     : f->type == FIELD_LONG_TEXT ? 4000 : 300;
        const struct yml *ahead = yml_member(&p->d, m, "ahead", YML_TEXT, YML_OPTIONAL);
        f->ahead = ahead && yml_bool(&p->d, ahead);
        if (ahead && f->type != FIELD_DATE && f->type != FIELD_MOMENT)
            yml_fault(&p->d, ahead, "only a date lies ahead");
        if (!yml_find(m, "type"))
            yml_fault(&p->d, m, "\"type\" is missing");
        if (f->proves == PROVES_SIGNATURE && f->type != FIELD_FILE)
            yml_fault(&p->d, m, "only a file can prove a signature");
        parse_choices(p, m, f);
    }
    for (const struct yml *m = map ? map->first : NULL; m; m = m->next)
        for (size_t i = 0; i < p->n_fields; i++)
            if (str_eq(p->fields[i].name, m->key) && p->fields[i].line == m->line) {
                parse_order(p, m, &p->fields[i]);
                parse_when(p, m, &p->fields[i]);
            }
}

size_t parse_field_list(struct parse *p, const struct yml *m, const char *key,
                        const struct flow_field *const **out)
{
    const struct yml **nodes;
    const size_t n = yml_member_texts(&p->d, m, key, &nodes, YML_OPTIONAL);
    const struct flow_field **v = NEWS(p->d.a, const struct flow_field *, n);
    size_t got = 0;
    for (size_t i = 0; i < n; i++) {
        v[got] = find_field(p, nodes[i]);
        got += v[got] != NULL;
    }
    *out = v;
    return got;
}

size_t parse_terms(struct parse *p, const struct yml *m, const char *key, const str **out)
{
    const struct yml **nodes;
    const size_t n = yml_member_texts(&p->d, m, key, &nodes, YML_OPTIONAL);
    str *v = NEWS(p->d.a, str, n);
    for (size_t i = 0; i < n; i++)
        v[i] = nodes[i]->text;
    *out = v;
    return n;
}

void parse_stage(struct parse *p, const struct yml *m, struct flow_stage *s)
{
    static const char *const keys[] = { "vi", "en", "public", "clocks", "no_clock", "not_late",
                                        "end", "in_force" };
    static const char *const public_keys[] = { "vi", "en", "text" };
    if (!yml_only(&p->d, m, keys, COUNT(keys)))
        return;
    s->title = parse_label(p, m, YML_REQUIRED);
    const struct yml *pub = yml_member(&p->d, m, "public", YML_MAP, YML_OPTIONAL);
    if (pub && yml_only(&p->d, pub, public_keys, COUNT(public_keys))) {
        s->public_title = parse_label(p, pub, YML_REQUIRED);
        s->public_text = parse_text(p, pub, "text", YML_REQUIRED);
    }
    s->n_clocks = parse_terms(p, m, "clocks", &s->clocks);
    if (s->n_clocks > MOST_CLOCKS)
        yml_fault(&p->d, m, "more than %d clocks", MOST_CLOCKS);
    s->no_clock = parse_basis(p, m, "no_clock", YML_OPTIONAL);
    s->not_late = parse_basis(p, m, "not_late", YML_OPTIONAL);
    s->end = parse_flag(p, m, "end");
    s->in_force = parse_flag(p, m, "in_force");
}
