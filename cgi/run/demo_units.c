#include "domain/accounts/user.h"
#include "run/demo.h"
#include "sql/units.h"
#include "store/db.h"

#define PROVINCE S("22")
#define SINCE ((struct date){ 2025, 7, 1 })

/* Nobody has a number of seven digits that begins with 000. */
static str phone(struct cx *cx, size_t n)
{
    return str_fmt(cx->a, "0203 000 %04zu (ABC)", n);
}

static enum err department(struct cx *cx)
{
    struct unit_since_row there;
    const enum err e = unit_since(cx, (struct unit_since_in){
        .code = S(DEMO_DEPARTMENT), .since = SINCE }, &there);
    if (e != ERR_NOT_FOUND)
        return e;
    return unit_add(cx, (struct unit_add_in){
        .code = S(DEMO_DEPARTMENT), .level = S("department"), .kind = S("Sở"),
        .name = S("Nông nghiệp và Môi trường"), .parent = SOME_STR(PROVINCE), .since = SINCE,
        .phone = SOME_STR(phone(cx, 100)) });
}

static enum err set_phone(struct cx *cx, str code, size_t n)
{
    return unit_set_contact(cx, (struct unit_set_contact_in){
        .code = code, .today = cx->today, .phone = SOME_STR(phone(cx, n)) });
}

static enum err units_tx(struct cx *cx, void *arg)
{
    struct pub_communes_row *rows;
    size_t n;
    (void)arg;
    TRY(pub_communes(cx, (struct pub_communes_in){ .province = PROVINCE, .today = cx->today },
                     &rows, &n));
    if (n == 0)
        return ERR_NOT_FOUND;
    TRY(department(cx));
    TRY(set_phone(cx, PROVINCE, 99));
    for (size_t i = 0; i < n; i++)
        if (!rows[i].phone.has)
            TRY(set_phone(cx, rows[i].code, 101 + i));
    return OK;
}

enum err demo_units(struct cx *cx)
{
    return db_tx(cx, units_tx, NULL);
}
