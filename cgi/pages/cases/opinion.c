#include "pages/cases/opinion.h"
#include "base/buf.h"
#include "base/lang.h"
#include "domain/intake/said.h"

str point_words(struct cx *cx, str unit, str how, str accuracy, double metres)
{
    const str args[] = { unit, point_distance(cx->a, cx->lang, metres) };
    if (!str_eq(how, S("inside")))
        return tr_args(cx->a, TR("điểm trên bản đồ gần nhất với {0}, cách khoảng {1}"), args,
                       COUNT(args));
    if (str_eq(accuracy, S("official")))
        return tr_args(cx->a, TR("điểm trên bản đồ thuộc {0}"), args, 1);
    return tr_args(cx->a, TR("điểm trên bản đồ có lẽ thuộc {0} (ranh giới gần đúng)"), args, 1);
}

static enum opinion opinion_in(const struct case_reports_row *r)
{
    const bool inside = r->point_how.has && str_eq(r->point_how.v, S("inside"));
    return opinion_of(&(struct opinion_in){
        .said = r->said.has, .said_owner = r->said_owner, .point = r->point.has,
        .point_owner = r->point_owner, .point_said = r->point_said, .point_inside = inside,
        .point_sure = inside && str_eq(r->point_accuracy.v, S("official")) });
}

/* A board leads in its zone: it has the case, or is asked. */
static void add_zone(struct cx *cx, const struct case_reports_row *r, struct buf *b)
{
    const str args[] = { r->zone.v, r->zone_body.v };
    const char *words = r->zone_here ? TR("Nơi xảy ra nằm trong {0}, do {1} chủ trì.")
                                     : TR("Nơi xảy ra nằm trong {0}, do {1} chủ trì: hãy đề nghị "
                                          "phối hợp.");
    if (r->zone.has)
        buf_fmt(b, "%s%.*s", b->n ? " " : "", STR_ARG(tr_args(cx->a, words, args, COUNT(args))));
}

str opinion_words(struct cx *cx, const struct case_reports_row *r)
{
    const enum opinion o = r->owner.has ? opinion_in(r) : OPINION_NONE;
    struct buf b = { .a = cx->a, .max = 2000 };
    if (o == OPINION_NONE) {
        add_zone(cx, r, &b);
        return buf_str(&b);
    }
    if (r->said.has) {
        const str args[] = { r->words.has ? r->words.v : S(""), r->said.v };
        buf_add(&b, tr_args(cx->a, TR("bài viết nhắc tới “{0}” (nay: {1})"), args, COUNT(args)));
        buf_add(&b, S("; "));
    }
    if (o != OPINION_WORDS) {
        buf_add(&b, point_words(cx, r->point.v, r->point_how.v, r->point_accuracy.v,
                                (double)r->point_metres.v));
        buf_add(&b, S("; "));
    }
    buf_add(&b, tr_args(cx->a, TR("phản ánh được gửi tới {0}"), &r->owner.v, 1));
    buf_byte(&b, '.');
    add_zone(cx, r, &b);
    return buf_str(&b);
}
