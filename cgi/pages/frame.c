#include "pages/frame.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "law/law.h"
#include "pages/gate.h"

struct entry {
    const char *label, *path;
    enum need need; /* of the page itself: nobody is offered a page that refuses him */
    unsigned roles; /* ... and of those only these; 0: all */
    bool above;     /* ... in a province or one of its departments */
    const char *group; /* heading that begins here; NULL: goes on under the one before */
};

static bool offered(const struct user *who, const struct entry *e)
{
    const unsigned roles = gate_roles(e->need) & (e->roles ? e->roles : ~0u);
    if (!who)
        return e->need == ANYONE;
    for (size_t i = 0; i < who->n_offices; i++)
        if (who->offices[i].role & roles
            && !(e->above && str_eq(who->offices[i].level, S("commune"))))
            return true;
    return e->need == LOGGED_IN;
}

/* Navigation with the shown page marked; *n of the entries are for this person. */
static const struct nav_item *nav_of(struct arena *a, const struct user *who,
                                     const struct entry *e, size_t *n, str here)
{
    struct nav_item *items = NEWS(a, struct nav_item, *n);
    const size_t all = *n;
    const char *group = NULL;
    *n = 0;
    for (size_t i = 0; i < all; i++) {
        group = e[i].group ? e[i].group : group;
        if (!offered(who, &e[i]))
            continue;
        items[(*n)++] = (struct nav_item){
            .label = e[i].label, .href = url_own(str_from(e[i].path)), .group = group,
            .current = str_eq(str_from(e[i].path), here) };
        group = NULL; /* said once, where its first entry is */
    }
    return items;
}

static str province(const struct cx *cx)
{
    return cx->lang == LANG_EN ? cx->conf->province.name_en : cx->conf->province.name;
}

struct page page_public(struct req *r, const char *title, const char *path)
{
    static const struct entry nav[] = {
        { TR("Gửi phản ánh"), "/", ANYONE },
        { TR("Theo dõi"), "/track", ANYONE },
        { TR("Cơ sở vi phạm"), "/violators", ANYONE },
        { TR("Số liệu"), "/statistics", ANYONE },
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
        p.path = str_from(path);
        page_in_both(r, &p, url_own(p.path));
    }
    return p;
}

void page_in_both(struct req *r, struct page *p, struct url here)
{
    p->vi = url_with(r->cx->a, here, S("lang"), S("vi"));
    p->en = url_with(r->cx->a, here, S("lang"), S("en"));
}

struct page page_staff(struct req *r, str title)
{
    static const struct entry nav[] = {
        { TR("Hôm nay"), "/staff/today", CASE_READ, .group = TR("Việc hôm nay") },
        { TR("Hộp việc"), "/staff", LOGGED_IN },
        { TR("Việc của tôi"), "/staff/mine", CASE_READ },
        { TR("Quá hạn"), "/staff/late", CASE_READ },
        { TR("Điều hành"), "/staff/leader", LEAD },
        { TR("Trực điện thoại"), "/staff/desk", DESK },
        { TR("Trực ban"), "/staff/duty", DESK },
        { TR("Đi kiểm tra"), "/staff/field", INSPECT, .group = TR("Kiểm tra hiện trường") },
        { TR("Kế hoạch kiểm tra"), "/staff/plan", SANCTION },
        { TR("Sổ cơ sở"), "/staff/facilities", CASE_READ },
        { TR("Công văn đến"), "/staff/letters", CASE_WORK, .group = TR("Văn bản và sổ") },
        { TR("Tờ trình"), "/staff/submissions", CASE_READ },
        { TR("Dự thảo trình ký"), "/staff/chain", CASE_READ,
          .roles = ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD | ROLE_SECTION | ROLE_OFFICE
                   | ROLE_SIGNER },
        { TR("Sổ văn bản"), "/staff/numbers", CASE_WORK,
          .roles = ROLE_CLERK | ROLE_OFFICE | ROLE_HEAD | ROLE_SIGNER },
        { TR("Sổ theo dõi"), "/staff/register", CASE_READ },
        { TR("Công khai"), "/staff/publications", PUBLISH, .group = TR("Công khai và danh tính") },
        { TR("Mở danh tính"), "/staff/identity", IDENTITY_AGREE },
        { TR("Ai đã đọc dữ liệu niêm phong"), "/staff/readers", AUDIT },
        { TR("Giám sát"), "/staff/observer", OBSERVE },
        { TR("Kiến nghị giám sát"), "/staff/supervision", SUPERVISE },
        { TR("Số liệu"), "/staff/figures", OVERSEE, .above = true },
        { TR("Nghỉ phép, làm thay"), "/staff/absence", CASE_READ, .group = TR("Đơn vị") },
        { TR("Giao quyền"), "/staff/delegations", CASE_READ },
        { TR("Mã xác nhận khi ký"), "/staff/second", CASE_READ,
          .roles = ROLE_HEAD | ROLE_SIGNER },
        { TR("Bàn giao đơn vị"), "/staff/handovers", OVERSEE },
        { TR("Tính thời hạn"), "/staff/law/due", LOGGED_IN, .group = TR("Công cụ") },
        { TR("Tính mức phạt"), "/staff/law/fine", LOGGED_IN },
        { TR("Tra cứu địa danh"), "/staff/places", CASE_READ },
        { TR("Quy trình"), "/staff/flows", ADMIN },
        { TR("Đối chiếu biểu mẫu"), "/staff/forms", ADMIN },
        { TR("Thời hạn của tỉnh"), "/staff/law/terms", ADMIN },
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

bool staff_address(str s)
{
    bool fine = str_starts(s, S("/staff")) && s.n <= 300
        && (s.n == S("/staff").n || s.p[S("/staff").n] == '/' || s.p[S("/staff").n] == '?');
    for (size_t i = 1; fine && i < s.n; i++) {
        const char c = s.p[i];
        fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '-' || c == '_' || c == '.' || c == '?' || c == '=' || c == '&'
            || (c == '/' && s.p[i - 1] != '/');
    }
    return fine;
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
