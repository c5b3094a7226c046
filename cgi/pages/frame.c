#include "pages/frame.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "law/law.h"

struct entry {
    const char *label, *path;
    unsigned roles; /* shown to these; 0: everybody */
    bool above;     /* ... in a province or one of its departments */
};

static bool offered(const struct user *who, const struct entry *e)
{
    for (size_t i = 0; who && e->roles && i < who->n_offices; i++)
        if (who->offices[i].role & e->roles
            && !(e->above && str_eq(who->offices[i].level, S("commune"))))
            return true;
    return e->roles == 0;
}

/* Navigation with the shown page marked; *n of the entries are for this person. */
static const struct nav_item *nav_of(struct arena *a, const struct user *who,
                                     const struct entry *e, size_t *n, str here)
{
    struct nav_item *items = NEWS(a, struct nav_item, *n);
    const size_t all = *n;
    *n = 0;
    for (size_t i = 0; i < all; i++)
        if (offered(who, &e[i]))
            items[(*n)++] = (struct nav_item){
                .label = e[i].label, .href = url_own(str_from(e[i].path)),
                .current = str_eq(str_from(e[i].path), here) };
    return items;
}

static str province(const struct cx *cx)
{
    return cx->lang == LANG_EN ? cx->conf->province.name_en : cx->conf->province.name;
}

struct page page_public(struct req *r, const char *title, const char *path)
{
    static const struct entry nav[] = {
        { TR("Gửi phản ánh"), "/" },
        { TR("Theo dõi"), "/track" },
        { TR("Cơ sở vi phạm"), "/violators" },
    };
    size_t n = COUNT(nav);
    struct page p = {
        .title = str_from(tr(title)),
        .lang = r->cx->lang,
        .province = province(r->cx),
        .demo = law_is_demo(r->cx->law),
        .nav = nav_of(r->cx->a, NULL, nav, &n, str_from(path)),
        .n_nav = n,
    };
    if (path) {
        p.vi = url_own(str_fmt(r->cx->a, "%s?lang=vi", path));
        p.en = url_own(str_fmt(r->cx->a, "%s?lang=en", path));
    }
    return p;
}

struct page page_staff(struct req *r, str title)
{
    static const struct entry nav[] = {
        { TR("Hôm nay"), "/staff/today" },
        { TR("Hộp việc"), "/staff" },
        { TR("Việc của tôi"), "/staff/mine" },
        { TR("Quá hạn"), "/staff/late" },
        { TR("Đi kiểm tra"), "/staff/field", ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD },
        { TR("Kế hoạch kiểm tra"), "/staff/plan",
          ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD | ROLE_SIGNER },
        { TR("Trực điện thoại"), "/staff/desk", ROLE_OPERATOR | ROLE_OFFICER | ROLE_HEAD },
        { TR("Trực ban"), "/staff/duty", ROLE_OPERATOR | ROLE_OFFICER | ROLE_HEAD },
        { TR("Sổ cơ sở"), "/staff/facilities" },
        { TR("Nghỉ phép, làm thay"), "/staff/absence" },
        { TR("Công văn đến"), "/staff/letters" },
        { TR("Tờ trình"), "/staff/submissions" },
        { TR("Công khai"), "/staff/publications" },
        { TR("Mở danh tính"), "/staff/identity" },
        { TR("Giao quyền"), "/staff/delegations" },
        { TR("Sổ văn bản"), "/staff/numbers", ROLE_CLERK | ROLE_HEAD | ROLE_SIGNER },
        { TR("Mã xác nhận khi ký"), "/staff/second", ROLE_HEAD | ROLE_SIGNER },
        { TR("Số liệu"), "/staff/figures", ROLE_HEAD | ROLE_AUDITOR | ROLE_ADMIN, true },
        { TR("Bàn giao đơn vị"), "/staff/handovers", ROLE_HEAD | ROLE_AUDITOR | ROLE_ADMIN },
        { TR("Tra cứu địa danh"), "/staff/places" },
        { TR("Tính thời hạn"), "/staff/law/due" },
        { TR("Tính mức phạt"), "/staff/law/fine" },
        { TR("Quy trình"), "/staff/flows", ROLE_ADMIN },
        { TR("Đối chiếu biểu mẫu"), "/staff/forms", ROLE_ADMIN },
        { TR("Sổ theo dõi"), "/staff/register" },
        { TR("Thời hạn của tỉnh"), "/staff/law/terms", ROLE_ADMIN },
    };
    size_t n = COUNT(nav);
    const struct nav_item *items = nav_of(r->cx->a, r->who, nav, &n, r->path);
    return (struct page){
        .title = title,
        .lang = r->cx->lang,
        .province = province(r->cx),
        .demo = law_is_demo(r->cx->law),
        .nav = items,
        .n_nav = r->who ? n : 0,
        .who = r->who ? r->who->name : S(""),
        .unit = r->who ? user_home(r->who)->unit_name : S(""),
    };
}

void form_fill(struct form *f, const char *name, str value)
{
    if (f->fields.n == f->cap_fields) {
        const size_t cap = f->cap_fields ? f->cap_fields * 2 : 32;
        f->fields.v = arena_grow(f->a, f->fields.v, f->cap_fields * sizeof *f->fields.v,
                                 cap * sizeof *f->fields.v);
        f->cap_fields = cap;
    }
    f->fields.v[f->fields.n++] = (struct pair){ str_from(name), value };
}

struct field field_of(const struct form *f, struct field field)
{
    field.value = form_raw(f, field.name);
    field.problem = form_problem_of(f, field.name);
    /* The list of problems above the form names the field by the same label. */
    for (size_t i = 0; i < f->n_problems; i++)
        if (str_eq(f->problems[i].field, str_from(field.name)))
            f->problems[i].label = field.label;
    return field;
}
