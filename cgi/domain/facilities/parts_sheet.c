#include "domain/facilities/parts_sheet.h"
#include "domain/facilities/cells.h"
#include "domain/facilities/identity.h"
#include "domain/inspection/sample.h"

#define NANO_MILLI 1000000 /* thousand-millionths in a thousandth */

enum { P_FACILITY, P_KIND, P_NAME, P_ADDRESS, P_LAT, P_LONG, P_MEDIUM, P_RECEIVER, P_FLOW,
       P_SINCE };
const char *const place_columns[PLACE_COLUMNS] = {
    "facility", "kind", "name", "address", "lat", "long", "medium", "receiver", "flow", "since",
};

enum { G_FACILITY, G_KIND, G_NUMBER, G_ISSUER, G_ISSUED, G_UNTIL, G_SCOPE, G_CLAUSE };
const char *const permit_columns[PERMIT_COLUMNS] = {
    "facility", "kind", "number", "issuer", "issued", "until", "scope",
    "clause?", /* came later: older files do without */
};

static str needed(struct loader *l, str cell, const char *column, size_t max)
{
    const str text = cell_text(l, cell, column, max);
    if (str_empty(str_trim(cell)))
        fault(l, "%s is missing", column);
    return text;
}

static opt_i64 flow_read(struct loader *l, str cell)
{
    int64_t nano = 0;
    if (str_empty(str_trim(cell)))
        return (opt_i64){ 0 };
    if (!nano_read(str_trim(cell), &nano) || nano < 0 || nano % NANO_MILLI
        || nano / NANO_MILLI > FLOW_MILLI_MAX)
        fault(l, "flow: a number, at most three digits behind the comma");
    return SOME_I64(nano / NANO_MILLI);
}

void place_line_read(struct loader *l, const str *cell, struct place_new *out)
{
    *out = (struct place_new){
        .kind = cell_word(l, cell[P_KIND], "kind", place_kinds, S("site")),
        .name = needed(l, cell[P_NAME], "name", 120),
        .address = cell_text(l, cell[P_ADDRESS], "address", 300),
        .medium = cell_word(l, cell[P_MEDIUM], "medium", facility_media, S("")),
        .receiver = cell_text(l, cell[P_RECEIVER], "receiver", 200),
        .flow_milli = flow_read(l, cell[P_FLOW]),
        .since = get_date(l, cell[P_SINCE], "since") };
    cell_point(l, cell[P_LAT], cell[P_LONG], &out->lat, &out->lon);
    const bool point = str_eq(out->kind, S("discharge"));
    if (point && str_empty(out->medium))
        fault(l, "medium: a discharge point has wastewater or emission");
    if (!point && (!str_empty(out->medium) || !str_empty(out->receiver) || out->flow_milli.has))
        fault(l, "medium, receiver, flow: of a discharge point alone");
}

void permit_line_read(struct loader *l, const str *cell, struct permit_new *out)
{
    *out = (struct permit_new){
        .kind = cell_word(l, cell[G_KIND], "kind", permit_kinds, S("environment_permit")),
        .number = needed(l, cell[G_NUMBER], "number", 60),
        .issuer = needed(l, cell[G_ISSUER], "issuer", 200),
        .scope = cell_text(l, cell[G_SCOPE], "scope", 1000),
        .clause = cell_text(l, cell[G_CLAUSE], "clause", 200),
        .issued = need_date(l, cell[G_ISSUED], "issued"),
        .until = get_date(l, cell[G_UNTIL], "until") };
    if (out->until.has && date_valid(out->until.v) && date_valid(out->issued)
        && date_cmp(out->until.v, out->issued) < 0)
        fault(l, "until is before issued");
}

struct part_line {
    facility_id facility;
    struct place_new place;
    struct permit_new permit;
};

struct importing {
    struct cx *cx;
    struct loader l;
    struct sheet s;
    struct part_line *lines;
    enum facility_parts what;
    enum facility_apply apply;
    struct facility_counts *counts;
};

/* By its number with check digit, else by that of the register; never one of several. */
static enum err facility_read(struct importing *m, str cell, facility_id *out)
{
    struct tax_code tax;
    struct facility_roots_row *rows;
    int64_t number = 0;
    size_t n;
    const str typed = cell_text(&m->l, cell, "facility", TAX_TYPED_MAX);
    const bool coded = tax_read(m->cx->a, typed, &tax) == TAX_FINE;
    if (!coded && str_i64(typed, &number) != OK)
        number = 0;
    TRY(facility_roots(m->cx, (struct facility_roots_in){
        .tax = coded ? tax.text : S(""),
        .id = { .has = number > 0, .v = { number } },
        .hashed = coded ? facility_number_hash(m->cx, tax.text) : S("") }, &rows, &n));
    if (n == 0)
        fault(&m->l, "facility '%.*s' is not in the register", STR_ARG(cell));
    if (n > 1)
        fault(&m->l, "facility: several have this number; write that of the register");
    *out = n == 1 ? rows[0].id : (facility_id){ 0 };
    return OK;
}

static bool same(const struct importing *m, const struct part_line *a, const struct part_line *b)
{
    if (a->facility.v != b->facility.v)
        return false;
    return m->what == PARTS_PLACES
        ? str_eq(a->place.kind, b->place.kind) && str_eq(a->place.name, b->place.name)
        : str_eq(a->permit.kind, b->permit.kind) && str_eq(a->permit.number, b->permit.number);
}

static enum err known(struct importing *m, const struct part_line *line, bool *found)
{
    struct facility_place_known_row place = { 0 };
    struct facility_permit_known_row permit = { 0 };
    if (m->what == PARTS_PLACES)
        TRY(facility_place_known(m->cx, (struct facility_place_known_in){
            .root = line->facility, .kind = line->place.kind, .name = line->place.name }, &place));
    else
        TRY(facility_permit_known(m->cx, (struct facility_permit_known_in){
            .root = line->facility, .kind = line->permit.kind, .number = line->permit.number },
            &permit));
    *found = place.n > 0 || permit.n > 0;
    return OK;
}

static enum err one(struct importing *m, size_t i)
{
    const size_t before = m->l.n_faults;
    struct part_line *line = &m->lines[i];
    const str *cell = m->s.rows[i].cell;
    bool found;
    m->l.line = m->s.rows[i].line;
    *line = (struct part_line){ 0 };
    TRY(facility_read(m, cell[P_FACILITY], &line->facility));
    if (m->what == PARTS_PLACES)
        place_line_read(&m->l, cell, &line->place);
    else
        permit_line_read(&m->l, cell, &line->permit);
    if (date_valid(line->permit.issued) && date_cmp(line->permit.issued, m->cx->today) > 0)
        fault(&m->l, "issued: has not come yet");
    for (size_t k = 0; k < i && m->l.n_faults == before; k++)
        if (same(m, line, &m->lines[k]))
            fault(&m->l, "line %zu has it too", m->s.rows[k].line);
    if (m->l.n_faults != before) {
        line->facility.v = 0; /* a refused line stands in nobody's way */
        m->counts->refused++;
        return OK;
    }
    TRY(known(m, line, &found));
    m->counts->known += found;
    m->counts->fresh += !found;
    m->counts->unclaused += !found && m->what == PARTS_PERMITS && str_empty(line->permit.clause);
    if (found || m->apply == FACILITY_DRY)
        return OK;
    return m->what == PARTS_PLACES
        ? facility_add_place(m->cx, NULL, line->facility, &line->place)
        : facility_add_permit(m->cx, NULL, line->facility, &line->permit);
}

enum err facility_parts_import(struct cx *cx, str path, enum facility_parts what,
                               enum facility_apply apply, struct buf *faults,
                               struct facility_counts *counts)
{
    struct importing m = { .cx = cx, .l = { .a = cx->a, .faults = faults }, .what = what,
                           .apply = apply, .counts = counts };
    *counts = (struct facility_counts){ 0 };
    if (what == PARTS_PLACES)
        sheet_read_any(&m.l, path, path, place_columns, PLACE_COLUMNS, &m.s);
    else
        sheet_read_any(&m.l, path, path, permit_columns, PERMIT_COLUMNS, &m.s);
    if (m.l.n_faults)
        return ERR_INVALID;
    m.lines = NEWS(cx->a, struct part_line, m.s.n);
    for (size_t i = 0; i < m.s.n; i++)
        TRY(one(&m, i));
    return OK;
}
