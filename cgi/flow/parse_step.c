/* Steps of a workflow file: who, what, which clocks, which side doors. */
#include "flow/parse.h"

static size_t parse_step_list(struct parse *p, const struct yml *m, const char *key,
                              const struct flow_step *const **out)
{
    const struct yml **nodes;
    const size_t n = yml_member_texts(&p->d, m, key, &nodes, YML_OPTIONAL);
    const struct flow_step **v = NEWS(p->d.a, const struct flow_step *, n);
    size_t got = 0;
    for (size_t i = 0; i < n; i++) {
        v[got] = find_step(p, nodes[i]);
        got += v[got] != NULL;
    }
    *out = v;
    return got;
}

struct flow_who parse_who(struct parse *p, const struct yml *m, const struct flow_who *inherit)
{
    struct flow_who w = inherit ? *inherit : (struct flow_who){ 0 };
    const enum yml_need need = inherit ? YML_OPTIONAL : YML_REQUIRED;
    if (yml_find(m, "roles") || !inherit)
        w.roles = (unsigned)parse_bits(p, m, "roles", &role_words, need);
    if (yml_find(m, "unit") || !inherit)
        w.units = (unsigned)parse_bits(p, m, "unit", &unit_words, need);
    if (yml_find(m, "handler_only"))
        w.handler_only = parse_flag(p, m, "handler_only");
    if (yml_find(m, "not_same_as"))
        w.n_not_same_as = parse_step_list(p, m, "not_same_as", &w.not_same_as);
    return w;
}

/* `when: FIELD, is: VALUE` of a part; false with a fault where that choice does not exist. */
static bool parse_when(struct parse *p, const struct yml *n, const struct flow_field **field,
                       str *is)
{
    const struct yml *when = yml_member(&p->d, n, "when", YML_TEXT, YML_OPTIONAL);
    *is = yml_member_text(&p->d, n, "is", NAME_MAX_BYTES, when ? YML_REQUIRED : YML_OPTIONAL);
    if (!when)
        return true;
    *field = find_field(p, when);
    for (size_t i = 0; *field && i < (*field)->n_choices; i++)
        if (str_eq((*field)->choices[i].value, *is))
            return true;
    if (*field)
        yml_fault(&p->d, when, "field \"%.*s\" has no choice \"%.*s\"",
                  STR_ARG((*field)->name), STR_ARG(*is));
    return false;
}

static bool parse_long_clock(struct parse *p, const struct yml *n, struct flow_clock *c)
{
    static const char *const keys[] = { "term", "from", "same_start", "length", "again",
                                        "unless_running", "article", "when", "is" };
    if (!yml_only(&p->d, n, keys, COUNT(keys)))
        return false;
    c->term = yml_member_text(&p->d, n, "term", 60, YML_REQUIRED);
    c->article = parse_basis(p, n, "article", YML_OPTIONAL);
    const struct yml *from = yml_member(&p->d, n, "from", YML_TEXT, YML_OPTIONAL);
    c->same_start = yml_member_text(&p->d, n, "same_start", 60, YML_OPTIONAL);
    c->again = parse_flag(p, n, "again");
    const struct yml *length = yml_member(&p->d, n, "length", YML_TEXT, YML_OPTIONAL);
    if (from)
        c->from = find_field(p, from);
    if (length)
        c->length = find_field(p, length);
    c->n_unless = parse_terms(p, n, "unless_running", &c->unless);
    if (c->length && c->length->type != FIELD_NUMBER)
        yml_fault(&p->d, length, "\"%.*s\" is no number", STR_ARG(c->length->name));
    if ((c->same_start.p || c->again || c->n_unless || length) && c->act != CLOCK_START)
        yml_fault(&p->d, n, "only a start depends on another term");
    if (from && c->act == CLOCK_STOP)
        yml_fault(&p->d, n, "a stop has no day to count from");
    if (from && c->same_start.p)
        yml_fault(&p->d, n, "from and same_start exclude each other");
    if (c->from && c->from->type != FIELD_DATE && c->from->type != FIELD_MOMENT)
        yml_fault(&p->d, from, "\"%.*s\" is no date", STR_ARG(c->from->name));
    return parse_when(p, n, &c->when, &c->is) && c->term.p != NULL;
}

void parse_clocks(struct parse *p, const struct yml *m, struct flow_step *s)
{
    static const enum flow_clock_act order[] = { CLOCK_STOP, CLOCK_PAUSE, CLOCK_RESUME,
                                                 CLOCK_START };
    const struct yml *map = yml_member(&p->d, m, "clocks", YML_MAP, YML_OPTIONAL);
    if (!map || !yml_only(&p->d, map, act_words.w, act_words.n))
        return;
    size_t most = 0;
    for (const struct yml *l = map->first; l; l = l->next)
        most += l->n;
    struct flow_clock *v = NEWS(p->d.a, struct flow_clock, most);
    for (size_t i = 0; i < COUNT(order); i++) {
        const struct yml *list =
            yml_member(&p->d, map, act_words.w[order[i] - 1], YML_LIST, YML_OPTIONAL);
        for (const struct yml *n = list ? list->first : NULL; n; n = n->next) {
            struct flow_clock *c = &v[s->n_clocks];
            *c = (struct flow_clock){ .act = order[i], .line = n->line };
            if (n->kind == YML_TEXT)
                c->term = yml_text(&p->d, n, 60);
            if (n->kind == YML_TEXT ? c->term.p != NULL : parse_long_clock(p, n, c))
                s->n_clocks++;
        }
    }
    s->clocks = v;
}

void parse_doors(struct parse *p, const struct yml *m, struct flow_step *s)
{
    static const char *const keys[] = { "roles", "unit", "handler_only", "not_same_as", "needs" };
    const struct yml *map = yml_member(&p->d, m, "doors", YML_MAP, YML_OPTIONAL);
    if (!map || !yml_only(&p->d, map, door_words.w, door_words.n))
        return;
    struct flow_door *v = NEWS(p->d.a, struct flow_door, map->n);
    for (const struct yml *n = map->first; n; n = n->next) {
        if (!yml_only(&p->d, n, keys, COUNT(keys)))
            continue;
        struct flow_door *door = &v[s->n_doors++];
        *door = (struct flow_door){ .line = n->line, .needs = s->needs, .n_needs = s->n_needs };
        door->kind = str_eq(n->key, S("api")) ? DOOR_API : DOOR_BULK;
        door->who = parse_who(p, n, &s->who);
        if (yml_find(n, "needs"))
            door->n_needs = parse_field_list(p, n, "needs", &door->needs);
    }
    s->doors = v;
}

static void any_stage(struct parse *p, struct flow_step *s)
{
    const struct flow_stage **v = NEWS(p->d.a, const struct flow_stage *, p->n_stages);
    for (size_t i = 0; i < p->n_stages; i++)
        if (p->stages[i].track == s->track && !p->stages[i].end)
            v[s->n_from++] = &p->stages[i];
    s->from = v;
}

static void parse_from(struct parse *p, const struct yml *m, struct flow_step *s)
{
    const struct yml *from = yml_find(m, "from");
    if (from && from->kind == YML_TEXT && str_eq(from->text, S("new"))) {
        s->opens = true;
        return;
    }
    if (from && from->kind == YML_TEXT && str_eq(from->text, S("any"))) {
        any_stage(p, s);
        return;
    }
    const struct yml **nodes;
    const size_t n = yml_member_texts(&p->d, m, "from", &nodes, YML_REQUIRED);
    const struct flow_stage **v = NEWS(p->d.a, const struct flow_stage *, n);
    for (size_t i = 0; i < n; i++) {
        const struct flow_stage *stage = find_stage(p, nodes[i]);
        if (stage && stage->track != s->track)
            yml_fault(&p->d, nodes[i], "stage of another track");
        else if (stage)
            v[s->n_from++] = stage;
    }
    s->from = v;
    if (from && from->kind == YML_LIST && n == 0)
        yml_fault(&p->d, from, "no stage to leave; \"new\" for a step that opens the file");
}

static void parse_to(struct parse *p, const struct yml *m, struct flow_step *s)
{
    const struct yml *to = yml_member(&p->d, m, "to", YML_TEXT, YML_REQUIRED);
    if (to && !str_eq(to->text, S("same")))
        s->to = find_stage(p, to);
    if (s->to && s->to->track != s->track)
        yml_fault(&p->d, to, "stage of another track");
    if (to && s->opens && !s->to)
        yml_fault(&p->d, to, "a step that opens the file names its first stage");
}

/* The field that a member names, of that type. */
static const struct flow_field *parse_field_of(struct parse *p, const struct yml *n,
                                               enum flow_type type, const char *what)
{
    const struct flow_field *f = n ? find_field(p, n) : NULL;
    if (f && f->type != type)
        yml_fault(&p->d, n, "\"%.*s\" is no %s", STR_ARG(f->name), what);
    return f;
}

static void parse_assign(struct parse *p, const struct yml *m, struct flow_step *s)
{
    static const char *const keys[] = { "lead", "with", "due" };
    const struct yml *n = yml_find(m, "assigns");
    s->unassigns = parse_flag(p, m, "unassigns");
    s->recuses = parse_flag(p, m, "recuses");
    if (n && n->kind == YML_MAP) {
        if (!yml_only(&p->d, n, keys, COUNT(keys)))
            return;
        const struct yml *with = yml_member(&p->d, n, "with", YML_TEXT, YML_OPTIONAL);
        const struct yml *due = yml_member(&p->d, n, "due", YML_TEXT, YML_OPTIONAL);
        s->assigns_with = parse_field_of(p, with, FIELD_ACCOUNTS, "list of accounts");
        s->assigns_due = parse_field_of(p, due, FIELD_DATE, "date");
        n = yml_member(&p->d, n, "lead", YML_TEXT, YML_REQUIRED);
    } else {
        n = yml_member(&p->d, m, "assigns", YML_TEXT, YML_OPTIONAL);
    }
    s->assigns = parse_field_of(p, n, FIELD_ACCOUNT, "account");
}

static void parse_within(struct parse *p, const struct yml *m, struct flow_step *s)
{
    static const char *const keys[] = { "day", "terms" };
    const struct yml *map = yml_member(&p->d, m, "within", YML_MAP, YML_OPTIONAL);
    if (!map || !yml_only(&p->d, map, keys, COUNT(keys)))
        return;
    const struct yml *day = yml_member(&p->d, map, "day", YML_TEXT, YML_REQUIRED);
    s->n_within = parse_terms(p, map, "terms", &s->within);
    if (s->n_within == 0)
        yml_fault(&p->d, map, "within names no term");
    if (day)
        s->within_day = find_field(p, day);
    if (s->within_day && s->within_day->type != FIELD_DATE)
        yml_fault(&p->d, day, "\"%.*s\" is no date", STR_ARG(s->within_day->name));
}

static void parse_law(struct parse *p, const struct yml *m, struct flow_step *s)
{
    static const char *const keys[] = { "asks", "day" };
    const struct yml *map = yml_member(&p->d, m, "law", YML_MAP, YML_OPTIONAL);
    if (!map || !yml_only(&p->d, map, keys, COUNT(keys)))
        return;
    const struct yml *day = yml_member(&p->d, map, "day", YML_TEXT, YML_OPTIONAL);
    s->asks = parse_bits(p, map, "asks", &ask_words, YML_REQUIRED);
    if (day)
        s->asks_day = find_field(p, day);
    if (s->asks_day && s->asks_day->type != FIELD_DATE)
        yml_fault(&p->d, day, "\"%.*s\" is no date", STR_ARG(s->asks_day->name));
}

static void parse_children(struct parse *p, const struct yml *m, struct flow_step *s)
{
    static const char *const keys[] = { "flow", "step", "when", "is", "since",
                                        "takes_over" };
    const struct yml *list = yml_member(&p->d, m, "opens_case", YML_LIST, YML_OPTIONAL);
    if (!list)
        return;
    struct flow_child *v = NEWS(p->d.a, struct flow_child, list->n);
    for (const struct yml *n = list->first; n; n = n->next) {
        if (!yml_only(&p->d, n, keys, COUNT(keys)))
            continue;
        struct flow_child *c = &v[s->n_children];
        *c = (struct flow_child){ .line = n->line };
        c->flow = yml_member_text(&p->d, n, "flow", NAME_MAX_BYTES, YML_REQUIRED);
        c->step = yml_member_text(&p->d, n, "step", NAME_MAX_BYTES, YML_REQUIRED);
        const struct yml *since = yml_member(&p->d, n, "since", YML_TEXT, YML_OPTIONAL);
        c->since.has = since != NULL;
        if (since)
            c->since.v = yml_date(&p->d, since);
        c->takes_over = parse_flag(p, n, "takes_over");
        if (parse_when(p, n, &c->when, &c->is) && c->flow.p && c->step.p)
            s->n_children++;
    }
    s->children = v;
}

void parse_step(struct parse *p, const struct yml *m, struct flow_step *s)
{
    static const char *const keys[] = {
        "vi", "en", "from", "to", "who", "needs", "optional", "record", "handover", "assigns",
        "unassigns", "recuses", "waits_for", "within", "law", "clocks", "opens_case", "also",
        "tells", "answers", "form", "basis", "doors",
    };
    static const char *const who_keys[] = { "roles", "unit", "handler_only", "not_same_as" };
    if (!yml_only(&p->d, m, keys, COUNT(keys)))
        return;
    s->title = parse_label(p, m, YML_REQUIRED);
    parse_from(p, m, s);
    parse_to(p, m, s);
    const struct yml *who = yml_member(&p->d, m, "who", YML_MAP, YML_REQUIRED);
    if (who && yml_only(&p->d, who, who_keys, COUNT(who_keys)))
        s->who = parse_who(p, who, NULL);
    s->n_needs = parse_field_list(p, m, "needs", &s->needs);
    s->n_optional = parse_field_list(p, m, "optional", &s->optional);
    s->record = (enum flow_record)parse_word(p, m, "record", &record_words);
    s->handover = (enum flow_handover)parse_word(p, m, "handover", &handover_words);
    parse_assign(p, m, s);
    s->n_waits_for = parse_terms(p, m, "waits_for", &s->waits_for);
    parse_within(p, m, s);
    parse_law(p, m, s);
    parse_clocks(p, m, s);
    parse_children(p, m, s);
    s->n_also = parse_step_list(p, m, "also", &s->also);
    s->tells = (unsigned)parse_bits(p, m, "tells", &tell_words, YML_OPTIONAL);
    s->answers = parse_flag(p, m, "answers");
    s->form = yml_member_text(&p->d, m, "form", NAME_MAX_BYTES, YML_OPTIONAL);
    s->basis = parse_basis(p, m, "basis", YML_REQUIRED);
    parse_doors(p, m, s);
}
