#include "domain/handover/choose.h"
#include "base/lang.h"
#include "base/text.h"
#include <math.h>

static const struct { const char *code, *words; } whys[] = {
    [WHY_SAME_BODY] = { "same_body", TR("Cùng một cơ quan, đổi tên hoặc loại đơn vị") },
    [WHY_ONE_HEIR] = { "one_heir", TR("Một cơ quan tiếp nhận toàn bộ địa bàn") },
    [WHY_NEAREST] = { "nearest", TR("Theo tọa độ vụ việc: gần trung tâm đơn vị này nhất") },
    [WHY_NAMED] = { "named", TR("Theo địa danh ghi trong vụ việc") },
    [WHY_FIELD] = { "field", TR("Theo lĩnh vực: thuộc cấp tỉnh") },
    [WHY_LISTED] = { "listed", TR("Theo danh sách nơi nhận do người phụ trách lập") },
    [WHY_OFFER_BACK] = { "offer_back",
                         TR("Nơi được chuyển đã kết thúc; cơ quan chuyển tiếp tục giữ") },
    [WHY_NO_HEIR] = { "no_heir", TR("Không rõ cơ quan nào tiếp nhận địa bàn") },
    [WHY_NO_RULE] = { "no_rule", TR("Chưa có quy tắc cho thủ tục này") },
    [WHY_NO_PLACE] = { "no_place", TR("Chưa rõ địa điểm thuộc đơn vị nào") },
    [WHY_DIVIDED] = { "divided", TR("Địa danh nằm trên nhiều đơn vị mới") },
};

const char *why_code(enum why why)
{
    return whys[why].code;
}

const char *why_words(enum why why)
{
    return tr(whys[why].words);
}

const char *why_words_of(str code)
{
    for (size_t i = WHY_SAME_BODY; i < COUNT(whys); i++)
        if (str_eq(code, str_from(whys[i].code)))
            return tr(whys[i].words);
    return NULL;
}

struct naming {
    struct arena *a;
    struct area_name *v;
    size_t n, cap;
};

static void name_add(struct naming *t, str name, const struct unit_row *heir)
{
    if (t->n == t->cap) {
        const size_t cap = t->cap ? t->cap * 2 : 64;
        t->v = arena_grow(t->a, t->v, t->cap * sizeof *t->v, cap * sizeof *t->v);
        t->cap = cap;
    }
    t->v[t->n++] = (struct area_name){ name, heir };
}

static bool among(const struct ending *e, const struct unit_row *u)
{
    for (size_t i = 0; i < e->n; i++)
        if (e->heirs[i] == u)
            return true;
    return false;
}

/* Names of the heirs, and of the communes that the ended body had on its last day. */
static void collect_names(struct arena *a, const struct unit_register *r, struct ending *e)
{
    struct naming t = { .a = a };
    const struct date last = e->unit->until.has ? e->unit->until.v : date_add(e->day, -1);
    for (size_t i = 0; i < e->n; i++)
        name_add(&t, text_fold(a, e->heirs[i]->name), e->heirs[i]);
    for (size_t i = 0; i < r->n; i++) {
        const struct unit_row *old = &r->rows[i];
        size_t n;
        if (!str_eq(old->parent, e->unit->code) || !str_eq(old->level, S("commune"))
            || !unit_in_force(old, last))
            continue;
        const struct unit_row *const *to = register_heirs(a, r, old, e->day, &n);
        for (size_t k = 0; k < n; k++)
            if (among(e, to[k]))
                name_add(&t, text_fold(a, old->name), to[k]);
    }
    e->names = t.v;
    e->n_names = t.n;
}

void ending_of(struct arena *a, const struct unit_register *r, const struct unit_row *u,
               struct date day, struct ending *out)
{
    *out = (struct ending){ .unit = u, .day = day };
    out->same = register_same(r, u, day);
    if (out->same == u)
        out->same = NULL; /* a department whose province ended */
    out->heirs = register_heirs(a, r, u, day, &out->n);
    for (size_t i = 0; i < out->n; i++) {
        const struct unit_row *p = register_on(r, out->heirs[i]->parent, day);
        if (i > 0 && p != out->province)
            p = NULL;
        out->province = p;
        if (!p)
            break;
    }
    if (out->n > 1)
        collect_names(a, r, out);
}

static const struct unit_row *nearest(const struct ending *e, double lat, double lon)
{
    const struct unit_row *best = NULL;
    double least = INFINITY;
    for (size_t i = 0; i < e->n; i++) {
        const struct unit_row *u = e->heirs[i];
        if (!u->lat.has || !u->lon.has)
            continue;
        const double north = u->lat.v - lat;
        const double east = (u->lon.v - lon) * cos(lat * M_PI / 180);
        if (north * north + east * east < least) {
            least = north * north + east * east;
            best = u;
        }
    }
    return best;
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The piece is the name, or has it behind the word for a commune; never "thành phố Hạ Long". */
static bool piece_names(struct arena *a, str piece, str name)
{
    static const char *const kinds[] = { "phuong ", "xa ", "thi tran ", "dac khu ", "p. ", "p.",
                                         "x. ", "tt. ", "tt " };
    if (str_eq(piece, name))
        return true;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        const str want = str_fmt(a, "%s%.*s", kinds[i], STR_ARG(name));
        for (size_t from = 0; from < piece.n;) {
            const str rest = str_sub(piece, from, piece.n);
            const size_t at = str_find(rest, want);
            if (at == rest.n)
                break;
            if ((at == 0 || !letter(rest.p[at - 1]))
                && (at + want.n == rest.n || !letter(rest.p[at + want.n])))
                return true;
            from += at + 1;
        }
    }
    return false;
}

struct match {
    const struct unit_row *heir; /* the only one so far */
    str name;                    /* the only name so far */
    bool heirs, names;           /* several of them */
};

static void match_piece(struct arena *a, const struct ending *e, str piece, struct match *m)
{
    if (str_eq(piece, text_fold(a, e->unit->name)))
        return; /* "Hạ Long" behind a comma is the old city, not the new ward */
    for (size_t i = 0; i < e->n_names; i++) {
        const struct area_name *n = &e->names[i];
        if (!piece_names(a, piece, n->name))
            continue;
        m->heirs |= m->heir && m->heir != n->heir;
        m->names |= m->name.p && !str_eq(m->name, n->name);
        m->heir = n->heir;
        m->name = n->name;
    }
}

static struct match match_names(struct arena *a, const struct ending *e, str place)
{
    struct match m = { 0 };
    str rest = text_fold(a, place), piece;
    while (!str_empty(rest) && str_next(&rest, ',', &piece))
        match_piece(a, e, str_trim(piece), &m);
    return m;
}

static struct choice undecided(enum why why)
{
    return (struct choice){ .why = why };
}

/* Field first: what the province has is its own wherever it lies. */
static struct choice by_rule(const struct law *law, const struct ending *e, str flow,
                             enum law_area area)
{
    const struct law_handover *rule = law_handover(law, flow, area, e->day);
    if (!rule)
        return undecided(WHY_NO_RULE);
    if (rule->receiver == LAW_TO_PROVINCE)
        return e->province ? (struct choice){ e->province, WHY_FIELD, rule }
                           : undecided(WHY_NO_HEIR);
    return (struct choice){ .why = WHY_NO_PLACE, .rule = rule };
}

static struct choice by_place(struct arena *a, const struct law *law, const struct ending *e,
                              const struct handed *c, bool ruled)
{
    if (c->lat.has && c->lon.has) {
        const struct unit_row *u = nearest(e, c->lat.v, c->lon.v);
        if (u)
            return (struct choice){ .to = u, .why = WHY_NEAREST };
    }
    const struct match m = match_names(a, e, c->place);
    if (!m.heir)
        return undecided(WHY_NO_PLACE);
    if (!m.heirs)
        return (struct choice){ .to = m.heir, .why = WHY_NAMED };
    if (!m.names || !ruled)
        return undecided(WHY_DIVIDED);
    const struct choice several = by_rule(law, e, c->flow, LAW_SEVERAL_COMMUNES);
    return several.to ? several : undecided(WHY_DIVIDED);
}

struct choice choose_receiver(struct arena *a, const struct law *law, const struct ending *e,
                              const struct handed *c)
{
    const bool ruled = str_eq(e->unit->level, S("district"));
    struct choice rule = { 0 };
    if (e->same)
        return (struct choice){ .to = e->same, .why = WHY_SAME_BODY };
    if (e->n == 0)
        return undecided(WHY_NO_HEIR);
    if (ruled) {
        rule = by_rule(law, e, c->flow, LAW_ONE_COMMUNE);
        if (rule.to || !rule.rule)
            return rule;
    }
    if (e->n == 1)
        return (struct choice){ .to = e->heirs[0], .why = WHY_ONE_HEIR, .rule = rule.rule };
    struct choice c2 = by_place(a, law, e, c, ruled);
    if (c2.to && !c2.rule)
        c2.rule = rule.rule;
    return c2;
}
