/* One workflow file. First all names, so that anything may refer to anything, then the rest. */
#include "flow/parse.h"

static size_t members(const struct yml *m, const char *key)
{
    const struct yml *c = yml_find(m, key);
    return c && c->kind == YML_MAP ? c->n : 0;
}

static void name_stages(struct parse *p, const struct yml *m, struct flow_track *t)
{
    const struct yml *map = yml_member(&p->d, m, "stages", YML_MAP, YML_REQUIRED);
    for (const struct yml *c = map ? map->first : NULL; c; c = c->next) {
        if (!parse_name(p, c, c->key))
            continue;
        for (size_t i = 0; i < p->n_stages; i++)
            if (str_eq(p->stages[i].name, c->key))
                yml_fault(&p->d, c, "a stage of this name stands in line %d", p->stages[i].line);
        struct flow_stage *s = &p->stages[p->n_stages];
        *s = (struct flow_stage){ .name = c->key, .track = t, .index = p->n_stages++,
                                  .line = c->line };
    }
}

static void name_steps(struct parse *p, const struct yml *m, struct flow_track *t)
{
    const struct yml *map = yml_member(&p->d, m, "steps", YML_MAP, YML_REQUIRED);
    for (const struct yml *c = map ? map->first : NULL; c; c = c->next) {
        if (!parse_name(p, c, c->key))
            continue;
        for (size_t i = 0; i < p->n_steps; i++)
            if (str_eq(p->steps[i].name, c->key))
                yml_fault(&p->d, c, "a step of this name stands in line %d", p->steps[i].line);
        struct flow_step *s = &p->steps[p->n_steps];
        *s = (struct flow_step){ .name = c->key, .track = t, .index = p->n_steps++,
                                 .line = c->line };
    }
}

static bool name_all(struct parse *p, const struct yml *root, const struct yml *tracks)
{
    const size_t n_tracks = 1 + (tracks ? tracks->n : 0);
    size_t n_stages = members(root, "stages"), n_steps = members(root, "steps");
    for (const struct yml *t = tracks ? tracks->first : NULL; t; t = t->next) {
        n_stages += members(t, "stages");
        n_steps += members(t, "steps");
    }
    if (n_tracks > MOST_TRACKS || n_stages > MOST_STAGES || n_steps > MOST_STEPS) {
        yml_fault(&p->d, root, "more than %d tracks, %d stages or %d steps", MOST_TRACKS,
                  MOST_STAGES, MOST_STEPS);
        return false;
    }
    p->tracks = NEWS(p->d.a, struct flow_track, n_tracks);
    p->stages = NEWS(p->d.a, struct flow_stage, n_stages);
    p->steps = NEWS(p->d.a, struct flow_step, n_steps);
    p->tracks[p->n_tracks++] = (struct flow_track){ .name = S("main"), .line = root->line };
    name_stages(p, root, &p->tracks[0]);
    name_steps(p, root, &p->tracks[0]);
    for (const struct yml *t = tracks ? tracks->first : NULL; t; t = t->next) {
        if (!parse_name(p, t, t->key))
            continue;
        struct flow_track *track = &p->tracks[p->n_tracks++];
        *track = (struct flow_track){ .name = t->key, .line = t->line };
        name_stages(p, t, track);
        name_steps(p, t, track);
    }
    return true;
}

static void parse_track(struct parse *p, const struct yml *m, struct flow_track *t)
{
    const struct yml *stages = yml_find(m, "stages"), *steps = yml_find(m, "steps");
    for (size_t i = 0; i < p->n_stages; i++)
        if (p->stages[i].track == t && stages)
            parse_stage(p, yml_find(stages, str_c(p->d.a, p->stages[i].name)), &p->stages[i]);
    for (size_t i = 0; i < p->n_steps; i++) {
        struct flow_step *s = &p->steps[i];
        if (s->track != t || !steps)
            continue;
        parse_step(p, yml_find(steps, str_c(p->d.a, s->name)), s);
        if (s->opens && !t->opening) {
            t->opening = s;
            t->start = s->to;
        } else if (s->opens && s->to != t->start) {
            yml_fault(&p->d, yml_find(steps, str_c(p->d.a, s->name)),
                      "opens another stage than step \"%.*s\"", STR_ARG(t->opening->name));
        }
    }
    if (!t->opening)
        yml_fault(&p->d, steps ? steps : m, "no step opens it (from: new)");
}

static void parse_tracks(struct parse *p, const struct yml *tracks)
{
    static const char *const keys[] = { "vi", "en", "opened_by", "stages", "steps" };
    for (const struct yml *m = tracks ? tracks->first : NULL; m; m = m->next) {
        struct flow_track *t = NULL;
        for (size_t i = 1; i < p->n_tracks; i++)
            if (str_eq(p->tracks[i].name, m->key))
                t = &p->tracks[i];
        if (!t || !yml_only(&p->d, m, keys, COUNT(keys)))
            continue;
        t->title = parse_label(p, m, YML_REQUIRED);
        const struct yml *by = yml_member(&p->d, m, "opened_by", YML_TEXT, YML_REQUIRED);
        if (by)
            t->opened_by = find_step(p, by);
        if (t->opened_by && t->opened_by->track != &p->tracks[0])
            yml_fault(&p->d, by, "a step of the main track is expected");
        parse_track(p, m, t);
    }
}

static void parse_pairs(struct parse *p, const struct yml *root)
{
    static const char *const keys[] = { "first", "second" };
    const struct yml *list = yml_member(&p->d, root, "two_person", YML_LIST, YML_OPTIONAL);
    struct flow_pair *v = NEWS(p->d.a, struct flow_pair, list ? list->n : 0);
    for (const struct yml *m = list ? list->first : NULL; m; m = m->next) {
        if (!yml_only(&p->d, m, keys, COUNT(keys)))
            continue;
        const struct yml *first = yml_member(&p->d, m, "first", YML_TEXT, YML_REQUIRED);
        const struct yml *second = yml_member(&p->d, m, "second", YML_TEXT, YML_REQUIRED);
        const struct flow_pair pair = { first ? find_step(p, first) : NULL,
                                        second ? find_step(p, second) : NULL, m->line };
        if (pair.first && pair.second)
            v[p->f->n_pairs++] = pair;
    }
    p->f->pairs = v;
}

static void parse_approval(struct parse *p, const struct yml *root)
{
    static const char *const keys[] = { "name", "role", "vi", "en" };
    const struct yml *list = yml_member(&p->d, root, "approval", YML_LIST, YML_OPTIONAL);
    struct flow_level *v = NEWS(p->d.a, struct flow_level, list ? list->n : 0);
    for (const struct yml *m = list ? list->first : NULL; m; m = m->next) {
        if (!yml_only(&p->d, m, keys, COUNT(keys)))
            continue;
        const struct yml *name = yml_member(&p->d, m, "name", YML_TEXT, YML_REQUIRED);
        const struct yml *role = yml_member(&p->d, m, "role", YML_TEXT, YML_REQUIRED);
        const int at = role ? yml_word(&p->d, role, role_words.w, role_words.n) : 0;
        if (!name || !at || !parse_name(p, name, name->text))
            continue;
        for (size_t i = 0; i < p->f->n_approval; i++)
            if (str_eq(v[i].name, name->text))
                yml_fault(&p->d, name, "a review of this name stands in line %d", v[i].line);
        v[p->f->n_approval++] = (struct flow_level){
            .name = name->text, .role = (enum flow_role)(1u << (at - 1)),
            .title = parse_label(p, m, YML_REQUIRED), .line = m->line };
    }
    p->f->approval = v;
}

/* "approved": a list of steps; "signed_at_once": those that are not, each with the reason. */
static void parse_approved(struct parse *p, const struct yml *root)
{
    const struct yml *list = yml_member(&p->d, root, "approved", YML_LIST, YML_OPTIONAL);
    const struct yml *map = yml_member(&p->d, root, "signed_at_once", YML_MAP, YML_OPTIONAL);
    for (const struct yml *m = list ? list->first : NULL; m; m = m->next) {
        const struct flow_step *s = m->kind == YML_TEXT ? find_step(p, m) : NULL;
        if (m->kind != YML_TEXT)
            yml_fault(&p->d, m, "the name of a step is expected");
        else if (s && s->approved)
            yml_fault(&p->d, m, "\"%.*s\" stands here twice", STR_ARG(s->name));
        else if (s)
            p->steps[s->index].approved = true;
    }
    for (const struct yml *m = map ? map->first : NULL; m; m = m->next) {
        struct flow_step *s = NULL;
        for (size_t i = 0; i < p->n_steps; i++)
            if (str_eq(p->steps[i].name, m->key))
                s = &p->steps[i];
        if (!s)
            yml_fault(&p->d, m, "no step \"%.*s\"", STR_ARG(m->key));
        else
            s->at_once = parse_basis(p, map, str_c(p->d.a, m->key), YML_REQUIRED);
    }
}

static void parse_duties(struct parse *p, const struct yml *root)
{
    const struct yml *map = yml_member(&p->d, root, "duties", YML_MAP, YML_OPTIONAL);
    struct flow_duty_row *v = NEWS(p->d.a, struct flow_duty_row, map ? map->n : 0);
    for (const struct yml *m = map ? map->first : NULL; m; m = m->next) {
        const int at = m->kind == YML_TEXT ? yml_word(&p->d, m, duty_words.w, duty_words.n) : 0;
        if (at)
            v[p->f->n_duties++] = (struct flow_duty_row){ m->key, (enum flow_duty)at, m->line };
        else if (m->kind != YML_TEXT)
            yml_fault(&p->d, m, "unit, violator or nobody expected");
    }
    p->f->duties = v;
}

static void parse_reporter(struct parse *p, const struct yml *root)
{
    static const char *const keys[] = { "waits", "why" };
    const struct yml *m = yml_member(&p->d, root, "reporter", YML_MAP, YML_REQUIRED);
    if (!m || !yml_only(&p->d, m, keys, COUNT(keys)))
        return;
    const struct yml *waits = yml_member(&p->d, m, "waits", YML_TEXT, YML_REQUIRED);
    p->f->reporter_waits = waits && yml_bool(&p->d, waits);
    p->f->reporter_reason = parse_basis(p, m, "why", YML_OPTIONAL);
    if (!p->f->reporter_waits && !p->f->reporter_reason.p)
        yml_fault(&p->d, m, "\"why\" is missing: who answers the reporter instead?");
}

static void parse_head(struct parse *p, const struct yml *root)
{
    struct flow *f = p->f;
    f->name = yml_member_text(&p->d, root, "name", NAME_MAX_BYTES, YML_REQUIRED);
    if (f->name.p)
        parse_name(p, yml_find(root, "name"), f->name);
    const struct yml *version = yml_member(&p->d, root, "version", YML_TEXT, YML_REQUIRED);
    f->version = version ? (int)yml_i64(&p->d, version, 1, FLOW_ALL) : 0;
    const struct yml *from = yml_member(&p->d, root, "valid_from", YML_TEXT, YML_REQUIRED);
    if (from)
        f->valid_from = yml_date(&p->d, from);
    const struct yml *to = yml_member(&p->d, root, "valid_to", YML_TEXT, YML_OPTIONAL);
    if (to)
        f->valid_to = (opt_date){ true, yml_date(&p->d, to) };
    if (to && date_valid(f->valid_to.v) && date_cmp(f->valid_to.v, f->valid_from) < 0)
        yml_fault(&p->d, to, "before valid_from");
    f->title = parse_text(p, root, "title", YML_REQUIRED);
    f->basis = parse_basis(p, root, "basis", YML_REQUIRED);
    parse_reporter(p, root);
    f->asked = parse_flag(p, root, "asked");
}

enum err flow_parse(struct arena *a, str file, str yaml, struct flow **out, struct buf *faults)
{
    static const char *const keys[] = {
        "name", "version", "valid_from", "valid_to", "title", "basis", "reporter", "asked",
        "fields", "duties", "stages", "steps", "two_person", "tracks", "approval",
        "approved", "signed_at_once",
    };
    struct parse p = { .f = NEW(a, struct flow) };
    p.f->file = str_dup(a, file);
    p.f->yaml = yaml;
    TRY(yml_parse(a, p.f->file, yaml, faults, &p.d));
    const struct yml *root = p.d.root;
    (void)yml_only(&p.d, root, keys, COUNT(keys));
    const struct yml *tracks = yml_member(&p.d, root, "tracks", YML_MAP, YML_OPTIONAL);
    parse_head(&p, root);
    parse_fields(&p, yml_member(&p.d, root, "fields", YML_MAP, YML_OPTIONAL));
    if (!name_all(&p, root, tracks))
        return ERR_INVALID;
    p.tracks[0].title = p.f->title;
    parse_track(&p, root, &p.tracks[0]);
    parse_tracks(&p, tracks);
    parse_pairs(&p, root);
    parse_approval(&p, root);
    parse_approved(&p, root);
    parse_duties(&p, root);
    p.f->fields = p.fields;
    p.f->n_fields = p.n_fields;
    p.f->tracks = p.tracks;
    p.f->n_tracks = p.n_tracks;
    p.f->stages = p.stages;
    p.f->n_stages = p.n_stages;
    p.f->steps = p.steps;
    p.f->n_steps = p.n_steps;
    *out = p.f;
    return p.d.n_faults ? ERR_INVALID : OK;
}
