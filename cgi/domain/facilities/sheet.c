#include "domain/facilities/sheet.h"
#include "base/lang.h"
#include "base/text.h"
#include "domain/facilities/cells.h"
#include "domain/violations/record.h"

enum {
    C_NAME, C_KIND, C_TAX, C_BUSINESS, C_SECTOR, C_COMMUNE, C_ADDRESS, C_LAT, C_LONG,
    C_REPRESENTATIVE, C_PHONE, C_RISK, C_RISK_BASIS, C_STATE,
};
const char *const facility_columns[FACILITY_COLUMNS] = {
    "name", "kind", "tax_code", "business_code", "sector", "commune", "address", "lat", "long",
    "representative", "phone", "risk_group", "risk_basis", "state",
};

/* By code, or by name with or without its kind and diacritics. */
static unit_id unit_read(struct loader *l, str cell, const struct area_unit *units, size_t n)
{
    const str typed = text_fold(l->a, cell_text(l, cell, "commune", 120));
    unit_id found = { 0 };
    size_t hits = 0;
    for (size_t i = 0; i < n; i++) {
        const str whole = str_fmt(l->a, "%.*s %.*s", STR_ARG(units[i].kind),
                                  STR_ARG(units[i].name));
        if (!str_eq(typed, text_fold(l->a, units[i].code))
            && !str_eq(typed, text_fold(l->a, units[i].name))
            && !str_eq(typed, text_fold(l->a, whole)))
            continue;
        found = units[i].id;
        hits++;
    }
    if (hits != 1)
        fault(l, hits ? "commune '%.*s' may be several: write its code"
                      : "commune '%.*s' is none of today", STR_ARG(cell));
    return found;
}

static str tax_cell(struct loader *l, str cell, const char *column, enum tax_kind *kind)
{
    struct tax_code tax = { .text = S("") };
    const str typed = cell_text(l, cell, column, TAX_TYPED_MAX);
    *kind = 0;
    if (str_empty(typed))
        return typed;
    switch (tax_read(l->a, typed, &tax)) {
    case TAX_FINE:
        *kind = tax.kind;
        return tax.text;
    case TAX_CHECK:
        fault(l, "%s: the check digit does not fit", column);
        break;
    case TAX_SHAPE:
        fault(l, "%s: not 10, 12 or 13 digits", column);
        break;
    case TAX_BRANCH_0:
        fault(l, "%s: a branch is 001 to 999", column);
        break;
    case TAX_PROVINCE:
        fault(l, "%s: a personal number begins with 001 to 096", column);
        break;
    }
    return S("");
}

static void site_read(struct loader *l, const str *cell, struct facility_site *out)
{
    *out = (struct facility_site){ .address = cell_text(l, cell[C_ADDRESS], "address", 300) };
    cell_point(l, cell[C_LAT], cell[C_LONG], &out->lat, &out->lon);
}

static void risk_read(struct loader *l, const str *cell, struct facility_basics *out)
{
    const str group = cell_text(l, cell[C_RISK], "risk_group", 4);
    out->risk_basis = cell_text(l, cell[C_RISK_BASIS], "risk_basis", 500);
    if (str_empty(group))
        return;
    out->risk = (opt_i64){ true, need_whole(l, group, "risk_group", 1, 4) };
    if (str_empty(out->risk_basis))
        fault(l, "risk_group needs its risk_basis");
}

void facility_line_read(struct loader *l, const str *cell, const struct area_unit *units,
                        size_t n_units, struct facility_line_in *out)
{
    enum tax_kind tax_kind, business_kind;
    *out = (struct facility_line_in){ 0 };
    struct facility_basics *in = &out->basics;
    in->kind = subject_of(cell_word(l, cell[C_KIND], "kind", facility_kinds, S("organization")));
    in->name = cell_text(l, cell[C_NAME], "name", FACILITY_NAME_MAX);
    in->tax = tax_cell(l, cell[C_TAX], "tax_code", &tax_kind);
    in->business = tax_cell(l, cell[C_BUSINESS], "business_code", &business_kind);
    in->sector = cell_word(l, cell[C_SECTOR], "sector", facility_sectors, S("other"));
    in->state = cell_word(l, cell[C_STATE], "state", facility_states, S("active"));
    in->unit = unit_read(l, cell[C_COMMUNE], units, n_units);
    in->representative = cell_text(l, cell[C_REPRESENTATIVE], "representative", 200);
    in->phone = cell_text(l, cell[C_PHONE], "phone", 40);
    in->name_basis = S("");
    if (str_empty(in->name))
        fault(l, "name is missing");
    if (business_kind == TAX_PERSON)
        fault(l, "business_code: a personal number is none");
    if (in->kind == LAW_ORGANIZATION && tax_kind == TAX_PERSON)
        fault(l, "tax_code: an organization has no personal number");
    if (facility_sealed(in->kind) && str_empty(in->tax))
        fault(l, "tax_code: needed of a person or household, who is found by it alone");
    site_read(l, cell, &out->site);
    risk_read(l, cell, in);
}

void facility_heading(struct buf *b)
{
    for (size_t i = 0; i < FACILITY_COLUMNS; i++)
        csv_field(b, i ? CSV_NEXT : CSV_FIRST, str_from(facility_columns[i]));
    csv_end(b);
}

static str degrees_text(struct buf *b, opt_f64 v)
{
    return v.has ? str_fmt(b->a, "%.6f", v.v) : S("");
}

static str text_of(opt_str s)
{
    return s.has ? s.v : S("");
}

void facility_row(struct buf *b, const struct facility_export_row *row)
{
    const bool sealed = facility_sealed(subject_of(row->kind));
    const opt_f64 none = { 0 };
    const str cells[FACILITY_COLUMNS] = {
        row->name, row->kind, text_of(row->tax), text_of(row->business), row->sector,
        row->unit_code, sealed ? S("") : text_of(row->address),
        degrees_text(b, sealed ? none : row->lat), degrees_text(b, sealed ? none : row->lon),
        row->representative, row->phone,
        row->risk.has ? str_fmt(b->a, "%lld", (long long)row->risk.v) : S(""), row->risk_basis,
        row->state,
    };
    for (size_t i = 0; i < FACILITY_COLUMNS; i++)
        csv_cell(b, i ? CSV_NEXT : CSV_FIRST, cells[i]);
    csv_end(b);
}
