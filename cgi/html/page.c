#include "html/page.h"
#include <stdlib.h>

bool field_described(const struct field *f)
{
    return f->hint || !str_empty(f->problem);
}

bool field_used(const struct field *f)
{
    return !str_empty(f->value) || !str_empty(f->problem);
}

str field_notes(struct out *o, const struct field *f)
{
    struct arena *a = o->b->a;
    if (!f->hint)
        return str_fmt(a, "%s-problem", f->name);
    if (str_empty(f->problem))
        return str_fmt(a, "%s-hint", f->name);
    return str_fmt(a, "%s-hint %s-problem", f->name, f->name);
}

struct url pager_url(struct out *o, const struct pager *p, int64_t page)
{
    struct arena *a = o->b->a;
    return url_with(a, p->href, S("page"), str_fmt(a, "%lld", (long long)page));
}

const char *due_class(enum due_state s)
{
    switch (s) {
    case DUE_FAR:
        return "clock-far";
    case DUE_NEAR:
        return "clock-near";
    case DUE_LATE:
        return "clock-late";
    case DUE_DONE:
        return "clock-done";
    case DUE_PAUSED:
        return "clock-paused";
    }
    abort();
}

const char *due_label(enum due_state s)
{
    switch (s) {
    case DUE_FAR:
        return TR("Trong hạn");
    case DUE_NEAR:
        return TR("Sắp đến hạn");
    case DUE_LATE:
        return TR("Quá hạn");
    case DUE_DONE:
        return TR("Đã xong");
    case DUE_PAUSED:
        return TR("Tạm dừng");
    }
    abort();
}
