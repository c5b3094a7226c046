#include "base/lang.h"
#include "domain/flows/activation.h"
#include "domain/flows/picture.h"
#include "pages/answer.h"
#include "pages/flows/flows.h"
#include "pages/flows/view.h"
#include "pages/frame.h"
#include "tpl/flows.h"

/* The highest version of a procedure in force today by the rows; 0: none was activated. */
static int activated(const struct cx *cx, str name, const struct activation *acts, size_t n)
{
    int64_t best = 0;
    for (size_t i = 0; i < n; i++)
        if (str_eq(acts[i].flow, name) && !acts[i].undone.has && acts[i].to > best
            && date_cmp(acts[i].active_from, cx->today) <= 0)
            best = acts[i].to;
    return (int)best;
}

static void versions_of(struct cx *cx, const struct activation *acts, size_t n,
                        struct flows_view *v)
{
    const struct flows *all = cx->flows;
    struct version_line *out = NEWS(cx->a, struct version_line, all->n);
    for (size_t i = 0; i < all->n; i++) {
        const struct flow *f = all->all[i];
        const int newest = activated(cx, f->name, acts, n);
        const str args[] = { f->name, str_fmt(cx->a, "%d.svg", f->version) };
        out[i] = (struct version_line){
            .title = flow_words(cx->lang, f->title), .name = f->name, .version = f->version,
            .since = f->valid_from,
            .in_use = flow_on(all, f->name, cx->today, newest) == f,
        };
        if (flow_picture_there(cx, f))
            out[i].picture = url_path(cx->a, "/staff/flows/%s/%s", args, COUNT(args));
    }
    v->versions = out;
    v->n_versions = all->n;
}

static void activations_of(struct cx *cx, const struct activation *acts, size_t n,
                           struct flows_view *v)
{
    struct activation_line *out = NEWS(cx->a, struct activation_line, n);
    for (size_t i = 0; i < n; i++) {
        const struct activation *a = &acts[i];
        const struct flow *f = flow_find(cx->flows, a->flow, 0);
        const str id = str_fmt(cx->a, "%lld", (long long)a->id.v);
        out[i] = (struct activation_line){
            .id = a->id.v, .title = f ? flow_words(cx->lang, f->title) : a->flow, .by = a->by,
            .undone_by = a->undone_by, .from = a->from, .to = a->to, .planned = a->planned,
            .moved = a->moved, .kept = a->kept, .back = a->back, .since = a->active_from,
            .at = a->activated, .undone = a->undone.has ? a->undone.v : 0, .done = a->done.has,
            .cases = url_with(cx->a, url_own(S("/staff/flows")), S("activation"), id),
        };
    }
    v->activations = out;
    v->n_activations = n;
}

static str why_words(str why)
{
    static const struct { const char *code, *words; } all[] = {
        { "kept_stage", TR("giai đoạn này ở lại phiên bản cũ") },
        { "kept_track", TR("thủ tục bên cạnh ở lại phiên bản cũ") },
        { "failed", TR("không chuyển được; xem nhật ký của máy chủ") },
        { "step_taken", TR("đã có bước sau khi chuyển, nên không đưa về") },
        { "moved_on", TR("đã sang phiên bản khác nữa") },
    };
    for (size_t i = 0; i < COUNT(all); i++)
        if (str_eq(why, str_from(all[i].code)))
            return str_from(tr(all[i].words));
    return why;
}

static enum err stayed_of(struct cx *cx, const struct activation *a, struct flows_view *v)
{
    struct stayed_case *cases;
    TRY(activation_stayed(cx, a->id, &cases, &v->n_stayed));
    struct stayed_line *out = NEWS(cx->a, struct stayed_line, v->n_stayed);
    const struct flow *f = flow_find(cx->flows, a->flow, (int)a->to);
    for (size_t i = 0; i < v->n_stayed; i++) {
        const struct flow_stage *s = f ? flow_stage(f, cases[i].stage) : NULL;
        out[i] = (struct stayed_line){ cases[i].code,
            s ? flow_words(cx->lang, s->title) : cases[i].stage, why_words(cases[i].why) };
    }
    v->shown = a->id.v;
    v->stayed = out;
    return OK;
}

enum err flows_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct flows_view v = { .page = page_staff(r, str_from(tr(TR("Quy trình")))) };
    struct activation *acts;
    int64_t id = 0;
    size_t n;
    TRY(activations_list(cx, &acts, &n));
    versions_of(cx, acts, n, &v);
    activations_of(cx, acts, n, &v);
    const str asked = req_query(r, "activation", 20);
    if (!str_empty(asked)) {
        if (str_i64(asked, &id) != OK)
            return ERR_NOT_FOUND;
        for (size_t i = 0; i < n; i++)
            if (acts[i].id.v == id)
                TRY(stayed_of(cx, &acts[i], &v));
        if (!v.shown)
            return ERR_NOT_FOUND;
    }
    tpl_flows(resp_html(w, 200), &v);
    return OK;
}
