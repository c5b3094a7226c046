#include "base/config.h"
#include "base/file.h"
#include "base/json.h"
#include "crypto/password.h"
#include "crypto/token.h"
#include "crypto/totp.h"
#include "domain/accounts/accounts.h"
#include "domain/accounts/second.h"
#include "domain/accounts/user.h"
#include "run/demo.h"
#include "sql/accounts.h"
#include "sql/units.h"
#include "store/db.h"

#define FILE_MAX ((size_t)64 * 1024)
#define PASSWORD_CHARS 16

static const struct person {
    const char *login, *name, *unit, *role, *position;
} people[] = {
    { "baichay.truong", "Nguyễn Văn Trưởng ABC", "06673", "head", "" },
    { "baichay.canbo", "Trần Thị Cán ABC", "06673", "officer", "" },
    { "baichay.kiemtra", "Lê Văn Kiểm ABC", "06673", "inspector", "" },
    { "baichay.chutich", "Phạm Thị Chủ ABC", "06673", "signer", "commune_chair" },
    { "baichay.phochutich", "Tạ Văn Phó ABC", "06673", "signer", "commune_vice_chair" },
    { "baichay.congbo1", "Hoàng Văn Bố ABC", "06673", "publisher", "" },
    { "baichay.congbo2", "Vũ Thị Duyệt ABC", "06673", "publisher", "" },
    { "baichay.luutru", "Đặng Văn Lưu ABC", "06673", "custodian", "" },
    { "baichay.truc", "Bùi Thị Trực ABC", "06673", "operator", "" },
    { "baichay.mattran", "Tô Thị Mặt Trận ABC", "06673", "observer", "" },
    { "honggai.truong", "Đỗ Văn Hồng ABC", "06685", "head", "" },
    { "honggai.canbo", "Ngô Thị Gai ABC", "06685", "officer", "" },
    { "honggai.chutich", "Vương Thị Chủ ABC", "06685", "signer", "commune_chair" },
    { "honggai.congbo1", "Lưu Văn Soạn ABC", "06685", "publisher", "" },
    { "honggai.congbo2", "Tăng Thị Duyệt ABC", "06685", "publisher", "" },
    { "mongcai.truong", "Triệu Văn Trưởng ABC", "06712", "head", "" },
    { "mongcai.canbo", "Mạc Thị Cán ABC", "06712", "officer", "" },
    { "mongcai.chutich", "Quách Văn Chủ ABC", "06712", "signer", "commune_chair" },
    { "mongcai.congbo1", "Doãn Thị Soạn ABC", "06712", "publisher", "" },
    { "mongcai.congbo2", "Thái Văn Duyệt ABC", "06712", "publisher", "" },
    { "so.truong", "Dương Văn Phòng ABC", DEMO_DEPARTMENT, "head", "" },
    { "so.canbo", "Lý Thị Chuyên ABC", DEMO_DEPARTMENT, "officer", "" },
    { "so.truc", "Cao Thị Đêm ABC", DEMO_DEPARTMENT, "operator", "" },
    { "so.giamdoc", "Đinh Văn Giám ABC", DEMO_DEPARTMENT, "signer", "department_director" },
    { "so.phong", "Phan Văn Trưởng Phòng ABC", DEMO_DEPARTMENT, "section", "" },
    { "so.vanphong", "Kiều Thị Văn Phòng ABC", DEMO_DEPARTMENT, "office", "" },
    { "so.vanthu", "Tống Thị Thư ABC", DEMO_DEPARTMENT, "clerk", "" },
    { "so.congbo1", "Mai Thị Soạn ABC", DEMO_DEPARTMENT, "publisher", "" },
    { "so.congbo2", "Trịnh Văn Duyệt ABC", DEMO_DEPARTMENT, "publisher", "" },
    { "so.luutru", "Hà Thị Hồ Sơ ABC", DEMO_DEPARTMENT, "custodian", "" },
    { "bql.truong", "Kiều Văn Khu ABC", "22-BQLKKT", "head", "" },
    { "bql.canbo", "La Thị Kinh ABC", "22-BQLKKT", "officer", "" },
    { "kiemtoan", "Lương Văn Soát ABC", DEMO_DEPARTMENT, "auditor", "" },
    { "quantri.tinh", "Ninh Thị Quản Trị ABC", "22", "admin", "" },
    { "mattran", "Hứa Thị Giám Sát ABC", "22", "observer", "" },
};

/* ERR_CONFLICT: the account is missing, or has another password than the file says. */
static enum err fits(struct cx *cx, const struct json *row, const struct person *p)
{
    struct account_by_login_row account;
    enum password_result right;
    const struct json *login = json_get(row, S("login")), *pass = json_get(row, S("password"));
    if (!login || !pass || pass->type != JSON_TEXT || !str_eq(login->text, str_from(p->login)))
        return ERR_CONFLICT;
    const enum err e = account_by_login(cx, (struct account_by_login_in){
        .login = str_from(p->login) }, &account);
    if (e != OK)
        return e == ERR_NOT_FOUND ? ERR_CONFLICT : e;
    /* Slow on purpose, so only one is tried: all were written at once. */
    if (p != people)
        return OK;
    TRY(password_check(SOME_STR(account.password), pass->text, &right));
    return right == PASSWORD_WRONG ? ERR_CONFLICT : OK;
}

static enum err file_fits(struct cx *cx, str path)
{
    str text, fault;
    const struct json *list;
    if (file_read(cx->a, path, FILE_MAX, &text) != OK
        || json_parse(cx->a, text, &list, &fault) != OK || list->type != JSON_LIST
        || list->n < COUNT(people))
        return ERR_CONFLICT;
    for (size_t i = 0; i < COUNT(people); i++)
        TRY(fits(cx, &list->items[i], &people[i]));
    return OK;
}

/* Heads order inspections, signers sign decisions. */
static bool signs(const struct person *p)
{
    return user_role(str_from(p->role)) & (ROLE_HEAD | ROLE_SIGNER);
}

static enum err put_person(struct cx *cx, const struct person *p, str password, str secret)
{
    struct account_by_login_row row;
    account_id id;
    str hash;
    enum err e = account_create(cx, str_from(p->login), str_from(p->name), password, &id);
    if (e == ERR_DUPLICATE) {
        TRY(account_by_login(cx, (struct account_by_login_in){ str_from(p->login) }, &row));
        id = row.id;
        TRY(password_hash(cx->a, password, &hash));
        TRY(account_set_password(cx, (struct account_set_password_in){ id, hash }));
    } else if (e != OK) {
        return e;
    }
    const struct office_new office = { .unit_code = str_from(p->unit),
                                       .role = str_from(p->role),
                                       .position = str_from(p->position) };
    e = account_give_office(cx, id, &office);
    if (e == OK || e == ERR_DUPLICATE)
        e = signs(p) ? second_put(cx, id, id, secret) : OK;
    return e;
}

static void field(struct buf *b, const char *name, str value)
{
    buf_fmt(b, "%s\"%s\": ", b->p[b->n - 1] == '{' ? "" : ", ", name);
    buf_json(b, value);
}

static enum err describe(struct cx *cx, struct buf *b, const struct person *p, str password,
                         str secret)
{
    struct unit_on_row u;
    TRY(unit_on(cx, (struct unit_on_in){ .code = str_from(p->unit), .day = cx->today }, &u));
    buf_add(b, S("  {"));
    field(b, "login", str_from(p->login));
    field(b, "password", password);
    field(b, "name", str_from(p->name));
    field(b, "unit", str_from(p->unit));
    field(b, "unit_name", unit_body_name(cx->a, u.level, u.kind, u.name));
    field(b, "role", str_from(p->role));
    field(b, "position", str_from(p->position));
    if (signs(p))
        field(b, "totp", secret);
    buf_add(b, p + 1 < people + COUNT(people) ? S("},\n") : S("}\n"));
    return OK;
}

static enum err accounts_tx(struct cx *cx, void *arg)
{
    struct buf *b = arg;
    b->n = 0;
    buf_add(b, S("[\n"));
    for (size_t i = 0; i < COUNT(people); i++) {
        const str password = str_sub(token_new(cx->a), 0, PASSWORD_CHARS);
        const str secret = totp_secret(cx->a);
        TRY(put_person(cx, &people[i], password, secret));
        TRY(describe(cx, b, &people[i], password, secret));
    }
    buf_add(b, S("]\n"));
    return OK;
}

enum err demo_accounts(struct cx *cx, str path)
{
    struct buf b = { .a = cx->a, .max = FILE_MAX };
    struct cx then = *cx;
    const enum err e = file_fits(cx, path);
    if (e != ERR_CONFLICT)
        return e;
    /* They hold their offices since the day their units began. */
    then.today = (struct date){ 2025, 7, 1 };
    TRY(db_tx(&then, accounts_tx, &b));
    return file_put_private(cx->a, path, buf_str(&b));
}
