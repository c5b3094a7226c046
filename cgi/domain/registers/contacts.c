#include "domain/registers/contacts.h"
#include "base/text.h"
#include "domain/registers/table.h"
#include "sql/places.h"
#include "sql/units.h"

enum { C_CODE, C_PHONE, C_EMAIL, C_HOURS, C_COLUMNS };

static const char *contact_check(struct cx *cx, const str *f)
{
    (void)cx;
    if (str_empty(f[C_CODE]) || f[C_CODE].n > 12)
        return "code: 1 to 12 characters";
    for (size_t i = 0; i < C_COLUMNS; i++)
        if (!text_utf8_ok(f[i]))
            return "not UTF-8";
    if (text_points(f[C_PHONE]) > 40)
        return "phone: at most 40 letters";
    if (text_points(f[C_EMAIL]) > 120 || text_points(f[C_HOURS]) > 120)
        return "email, hours: at most 120 letters";
    if (!str_empty(f[C_EMAIL]) && str_find(f[C_EMAIL], S("@")) == f[C_EMAIL].n)
        return "email: an address has an @";
    return NULL;
}

static enum err contact_write(struct cx *cx, const str *f)
{
    struct unit_on_row there;
    TRY(unit_on(cx, (struct unit_on_in){ .code = f[C_CODE], .day = cx->today }, &there));
    return unit_set_contact(cx, (struct unit_set_contact_in){
        .code = f[C_CODE], .today = cx->today, .phone = str_opt(f[C_PHONE]),
        .email = str_opt(f[C_EMAIL]), .hours = str_opt(f[C_HOURS]) });
}

enum err contacts_import(struct cx *cx, str file, str csv, int64_t *n, struct buf *faults)
{
    static const char *const columns[C_COLUMNS] = { "code", "phone", "email", "hours" };
    static const struct register_table t = { columns, C_COLUMNS, contact_check, contact_write,
                                             "no unit has this code today" };
    return register_table_import(cx, &t, file, csv, n, faults);
}

enum { V_CODE, V_LEVEL, V_FROM, V_TO, V_NAME, V_NOTE, V_COLUMNS };

static const char *variant_check(struct cx *cx, const str *f)
{
    struct date day;
    (void)cx;
    if (str_empty(f[V_CODE]) || f[V_CODE].n > 12)
        return "code: 1 to 12 characters";
    if (!str_empty(f[V_TO]) && date_parse(f[V_TO], &day) != OK)
        return "valid_to: YYYY-MM-DD or empty";
    if (str_empty(f[V_NAME]) || !text_utf8_ok(f[V_NAME]) || text_points(f[V_NAME]) > 120)
        return "variant_vi: 1 to 120 letters";
    return NULL;
}

static enum err variant_write(struct cx *cx, const str *f)
{
    struct variant_unit_row unit;
    struct date day = cx->today;
    str name;
    if (!str_empty(f[V_TO]))
        TRY(date_parse(f[V_TO], &day));
    TRY(text_nfc(cx->a, f[V_NAME], &name));
    TRY(variant_unit(cx, (struct variant_unit_in){
        .code = f[V_CODE], .level = f[V_LEVEL], .day = day }, &unit));
    return unit_variant_add(cx, (struct unit_variant_add_in){ .unit = unit.id, .name = name });
}

enum err variants_import(struct cx *cx, str file, str csv, int64_t *n, struct buf *faults)
{
    static const char *const columns[V_COLUMNS] = { "code",     "level",      "valid_from",
                                                    "valid_to", "variant_vi", "note" };
    static const struct register_table t = {
        columns, V_COLUMNS, variant_check, variant_write,
        "no unit of this code and level had begun by that day" };
    return register_table_import(cx, &t, file, csv, n, faults);
}
