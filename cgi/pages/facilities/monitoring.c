#include "pages/facilities/monitoring.h"
#include "base/lang.h"

static str rule_words(struct cx *cx, const struct facility_places_row *p)
{
    const struct law_monitoring *rule;
    const enum law_monitored m = law_monitoring(cx->law, p->medium.v, p->flow, cx->today, &rule);
    if (!rule)
        return str_from(tr(TR("Bảng pháp luật chưa có quy định cho ngày này.")));
    const opt_i64 from = { rule->set, rule->from_milli };
    const str args[] = { cx->lang == LANG_EN ? rule->basis : rule->basis_vi,
                         flow_words_of(cx, p->medium.v, from) };
    const char *words = m == LAW_MONITOR_MUST
        ? TR("Phải quan trắc tự động: lưu lượng từ {1} trở lên ({0}).")
        : m == LAW_MONITOR_NOT ? TR("Lưu lượng dưới {1}: không thuộc diện theo lưu lượng ({0}).")
        : m == LAW_MONITOR_NO_FLOW ? TR("Chưa biết lưu lượng nên chưa so được với mức {1} ({0}).")
        : TR("Mức lưu lượng chưa được đối chiếu với văn bản ({0}); người có thẩm quyền tự xem "
             "xét.");
    const str said = tr_args(cx->a, words, args, COUNT(args));
    if (rule->sure == LAW_TEXT || !rule->set)
        return said;
    return str_fmt(cx->a, "%.*s %s", STR_ARG(said),
                   tr(TR("Con số này chưa được đối chiếu với văn bản.")));
}

static const struct facility_monitors_row *of_place(const struct facility_monitors_row *rows,
                                                    size_t n, place_id place)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].place.v == place.v)
            return &rows[i];
    return NULL;
}

static struct monitor_line line_of(struct cx *cx, const struct facility_places_row *p,
                                   const struct facility_monitors_row *m)
{
    struct monitor_line l = { .place = p->name, .rule = rule_words(cx, p), .looked = m != NULL };
    if (!m)
        return l;
    l.must = facility_word(monitor_musts, m->must);
    l.basis = m->basis;
    l.link = facility_word(monitor_links, m->link);
    l.station = m->station;
    l.on = m->link_on.v;
    l.broken = str_eq(m->link, S("broken"))
        || (!str_eq(m->must, S("no")) && str_eq(m->link, S("none")));
    return l;
}

enum err monitors_of_facility(struct req *r, const struct facility *f, struct facility_view *v)
{
    struct cx *cx = r->cx;
    struct facility_monitors_row *rows;
    size_t n;
    TRY(facility_monitors(cx, (struct facility_monitors_in){ .root = f->row.root }, &rows, &n));
    struct monitor_line *out = NEWS(cx->a, struct monitor_line, v->n_place_rows);
    for (size_t i = 0; i < v->n_place_rows; i++) {
        const struct facility_places_row *p = &v->place_rows[i];
        if (p->medium.has && !p->ended.has)
            out[v->n_monitors++] = line_of(cx, p, of_place(rows, n, p->id));
    }
    v->monitors = out;
    return OK;
}
