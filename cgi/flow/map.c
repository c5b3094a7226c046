/* One mapping file. */
#include "flow/map.h"
#include "flow/parse.h"

/* An open case can stand here: in the main track not at an end, beside it anywhere. */
static bool stands(const struct flow *f, const struct flow_stage *s)
{
    return s->track != f->tracks || !s->end;
}

const struct flow_map_stage *flow_map_stage(const struct flow_map *map, str name)
{
    for (size_t i = 0; i < map->n_stages; i++)
        if (str_eq(map->stages[i].from->name, name))
            return &map->stages[i];
    return NULL;
}

struct reading {
    struct yml_doc d;
    struct flow_map *map;
    struct flow_map_stage *rows;
};

static const struct flow *version(struct reading *r, const char *key, const struct flows *all,
                                  str name)
{
    const struct yml *n = yml_member(&r->d, r->d.root, key, YML_TEXT, YML_REQUIRED);
    const int64_t v = n ? yml_i64(&r->d, n, 1, FLOW_ALL) : 0;
    const struct flow *f = v > 0 && name.p ? flow_find(all, name, (int)v) : NULL;
    if (v > 0 && name.p && !f)
        yml_fault(&r->d, n, "no file has version %lld of \"%.*s\"", (long long)v, STR_ARG(name));
    return f;
}

/* "did you mean": among the stages of one version. */
static const struct flow_stage *known_stage(struct reading *r, const struct yml *n, str name,
                                            const struct flow *f)
{
    const struct flow_stage *s = flow_stage(f, name);
    if (s)
        return s;
    str *all = NEWS(r->d.a, str, f->n_stages);
    for (size_t i = 0; i < f->n_stages; i++)
        all[i] = f->stages[i].name;
    const str near = str_nearest(name, all, f->n_stages);
    yml_fault(&r->d, n, "version %d has no stage \"%.*s\"%s%.*s%s", f->version, STR_ARG(name),
              near.p ? "; did you mean \"" : "", near.p ? (int)near.n : 0, near.p ? near.p : "",
              near.p ? "\"?" : "");
    return NULL;
}

/* A case never changes its track, nor between standing and having ended. */
static void fits(struct reading *r, const struct yml *n, const struct flow_stage *from,
                 const struct flow_stage *to)
{
    if (!str_eq(from->track->name, to->track->name))
        yml_fault(&r->d, n, "\"%.*s\" is in track %.*s, not %.*s", STR_ARG(to->name),
                  STR_ARG(to->track->name), STR_ARG(from->track->name));
    else if (from->end != to->end)
        yml_fault(&r->d, n, "\"%.*s\" is %s end", STR_ARG(to->name), to->end ? "an" : "no");
}

static void read_stages(struct reading *r)
{
    const struct flow *from = r->map->from;
    const struct yml *map = yml_member(&r->d, r->d.root, "stages", YML_MAP, YML_REQUIRED);
    r->rows = NEWS(r->d.a, struct flow_map_stage, map ? map->n : 0);
    for (const struct yml *n = map ? map->first : NULL; n; n = n->next) {
        struct flow_map_stage row = { .line = n->line };
        const str to = yml_text(&r->d, n, NAME_MAX_BYTES);
        row.from = known_stage(r, n, n->key, from);
        if (!to.p || !row.from)
            continue;
        if (!stands(from, row.from)) {
            yml_fault(&r->d, n, "no open case stands at an end; take the line out");
            continue;
        }
        row.to = str_eq(to, S("keep")) ? NULL : known_stage(r, n, to, r->map->to);
        if (row.to)
            fits(r, n, row.from, row.to);
        r->rows[r->map->n_stages++] = row;
    }
    r->map->stages = r->rows;
    for (size_t i = 0; i < from->n_stages && map; i++)
        if (stands(from, &from->stages[i]) && !yml_find(map, str_c(r->d.a, from->stages[i].name)))
            yml_fault(&r->d, map, "\"%.*s\" is missing: name its new stage, or keep",
                      STR_ARG(from->stages[i].name));
}

static bool clock_of(const struct flow *f, str term)
{
    for (size_t i = 0; i < f->n_steps; i++)
        for (size_t k = 0; k < f->steps[i].n_clocks; k++)
            if (f->steps[i].clocks[k].act == CLOCK_START
                && str_eq(f->steps[i].clocks[k].term, term))
                return true;
    return false;
}

static struct flow_map_stage *row_of(struct reading *r, str stage)
{
    for (size_t i = 0; i < r->map->n_stages; i++)
        if (str_eq(r->rows[i].from->name, stage))
            return &r->rows[i];
    return NULL;
}

static void read_start(struct reading *r)
{
    const struct yml *map = yml_member(&r->d, r->d.root, "start", YML_MAP, YML_OPTIONAL);
    for (const struct yml *n = map ? map->first : NULL; n; n = n->next) {
        const struct yml **terms;
        const size_t count =
            yml_member_texts(&r->d, map, str_c(r->d.a, n->key), &terms, YML_REQUIRED);
        struct flow_map_stage *row = row_of(r, n->key);
        str *list = NEWS(r->d.a, str, count);
        if (!row || !row->to) {
            yml_fault(&r->d, n, "no case moves from a stage \"%.*s\"", STR_ARG(n->key));
            continue;
        }
        for (size_t i = 0; i < count; i++) {
            list[i] = terms[i]->text;
            if (!clock_of(r->map->to, list[i]))
                yml_fault(&r->d, terms[i], "no step of version %d starts the term %.*s",
                          r->map->to->version, STR_ARG(list[i]));
        }
        row->start = list;
        row->n_start = count;
    }
}

enum err flow_map_parse(struct arena *a, str file, str yaml, const struct flows *all,
                        struct flow_map **out, struct buf *faults)
{
    static const char *const keys[] = { "flow", "from", "to", "stages", "start" };
    struct reading r = { .map = NEW(a, struct flow_map) };
    r.map->file = str_dup(a, file);
    r.map->yaml = yaml;
    TRY(yml_parse(a, r.map->file, yaml, faults, &r.d));
    (void)yml_only(&r.d, r.d.root, keys, COUNT(keys));
    const str name = yml_member_text(&r.d, r.d.root, "flow", NAME_MAX_BYTES, YML_REQUIRED);
    r.map->from = version(&r, "from", all, name);
    r.map->to = version(&r, "to", all, name);
    if (!r.map->from || !r.map->to)
        return ERR_INVALID;
    if (r.map->to->version <= r.map->from->version) {
        yml_fault(&r.d, yml_find(r.d.root, "to"), "cases move to a higher version only");
        return ERR_INVALID;
    }
    read_stages(&r);
    read_start(&r);
    *out = r.map;
    return r.d.n_faults ? ERR_INVALID : OK;
}
