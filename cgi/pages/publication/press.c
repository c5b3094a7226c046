/* One publication in the words of newspapers, of the radio and of the commune's loudspeaker. */
#include "base/config.h"
#include "base/lang.h"
#include "base/words_vi.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/publication/around.h"
#include "pages/publication/around_view.h"
#include "pages/publication/violators.h"
#include "pages/publication/words.h"
#include "tpl/press.h"

#define TEXT_MAX ((size_t)24 * 1024)

/* The texts stand in Vietnamese whatever the reader's language: they are read out here. */
static str vi(enum lang shown, const char *msgid)
{
    lang_set(LANG_VI);
    const str out = str_from(tr(msgid));
    lang_set(shown);
    return out;
}

/* "a.\nb" as "a. b.": what is read out has no lines. */
static void sentence(struct buf *b, str text)
{
    str rest = text, line;
    while (str_next(&rest, '\n', &line)) {
        line = str_trim(line);
        if (str_empty(line))
            continue;
        if (b->n > 0)
            buf_byte(b, ' ');
        buf_add(b, line);
        if (line.p[line.n - 1] != '.')
            buf_byte(b, '.');
    }
}

static const char *appeal_words(str appeal)
{
    return str_eq(appeal, S("complaint"))  ? "Quyết định này đang bị khiếu nại."
           : str_eq(appeal, S("lawsuit")) ? "Quyết định này đang bị khởi kiện tại Tòa án."
           : str_eq(appeal, S("both"))    ? "Quyết định này đang bị khiếu nại và khởi kiện."
                                          : "";
}

/* What stands in every text behind its beginning; nothing that is not published. */
static void facts(struct buf *b, struct cx *cx, const struct violator *v)
{
    sentence(b, str_fmt(cx->a, "Hành vi vi phạm: %.*s", STR_ARG(v->act)));
    sentence(b, str_fmt(cx->a, "Hình thức xử phạt: %.*s", STR_ARG(v->sanction)));
    if (!str_empty(v->remedy))
        sentence(b, str_fmt(cx->a, "Biện pháp khắc phục: %.*s", STR_ARG(v->remedy)));
}

/* What may not be left out: corrections, appeals, the other side. */
static void fairness(struct buf *b, struct cx *cx, const struct violator *v)
{
    if (!str_empty(v->correction))
        sentence(b, str_fmt(cx->a, "Đính chính: %.*s", STR_ARG(v->correction)));
    sentence(b, str_from(appeal_words(v->appeal)));
    if (!str_empty(v->statement))
        sentence(b, str_fmt(cx->a, "Ý kiến của bên bị xử phạt: %.*s", STR_ARG(v->statement)));
}

static str paper(struct cx *cx, const struct violator *v)
{
    struct buf b = { .a = cx->a, .max = TEXT_MAX };
    sentence(&b, str_fmt(cx->a, "Ngày %s, %.*s ban hành Quyết định số %.*s xử phạt vi phạm hành "
                         "chính trong lĩnh vực bảo vệ môi trường đối với %.*s%s%.*s",
                         date_vi(cx->a, v->signed_on).p, STR_ARG(v->unit_name), STR_ARG(v->number),
                         STR_ARG(v->name), str_empty(v->address) ? "" : ", địa chỉ: ",
                         STR_ARG(v->address)));
    facts(&b, cx, v);
    sentence(&b, str_fmt(cx->a, "Tình trạng thi hành: %.*s",
                         STR_ARG(vi(cx->lang, execution_word(v->execution)))));
    fairness(&b, cx, v);
    sentence(&b, str_fmt(cx->a, "Căn cứ công bố: %.*s", STR_ARG(v->basis)));
    buf_fmt(&b, " Toàn văn: %.*s/violators/%.*s", STR_ARG(cx->conf->public_site.url),
            STR_ARG(v->slug));
    return buf_str(&b);
}

/* To be spoken: days and amounts in words, no numbers of papers. */
static void spoken(struct buf *b, struct cx *cx, const struct violator *v)
{
    const str day = day_words_vi(cx->a, v->signed_on);
    sentence(b, str_fmt(cx->a, "%.*s vừa công bố quyết định xử phạt vi phạm hành chính về bảo vệ "
                        "môi trường đối với %.*s. Quyết định ký %.*s", STR_ARG(v->unit_name),
                        STR_ARG(v->name), STR_ARG(day)));
    sentence(b, str_fmt(cx->a, "Hành vi vi phạm: %.*s", STR_ARG(v->act)));
    if (v->total > 0) {
        const str fine = dong_words_vi(cx->a, v->total);
        sentence(b, str_fmt(cx->a, "Mức phạt tiền: %.*s", STR_ARG(fine)));
    } else {
        sentence(b, str_fmt(cx->a, "Hình thức xử phạt: %.*s", STR_ARG(v->sanction)));
    }
    if (!str_empty(v->remedy))
        sentence(b, str_fmt(cx->a, "Bên vi phạm phải khắc phục hậu quả: %.*s",
                            STR_ARG(v->remedy)));
    fairness(b, cx, v);
}

static str radio(struct cx *cx, const struct violator *v)
{
    struct buf b = { .a = cx->a, .max = TEXT_MAX };
    spoken(&b, cx, v);
    return buf_str(&b);
}

static str speaker(struct cx *cx, const struct violator *v)
{
    struct buf b = { .a = cx->a, .max = TEXT_MAX };
    sentence(&b, S("Kính thưa bà con, sau đây là thông báo về xử phạt vi phạm môi trường."));
    spoken(&b, cx, v);
    sentence(&b, S("Bà con thấy xả thải, khói bụi, đổ rác trái phép, xin báo cho Đường Dây Xanh; "
                   "danh tính người báo được giữ kín. Xin cảm ơn bà con đã lắng nghe."));
    return buf_str(&b);
}

enum err press_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct violator found;
    struct violator_past past;
    const enum err e = violator_read(cx, req_path(r, "slug"), &found, &past);
    if (e == ERR_GONE)
        return violator_gone_page(r, w, &past);
    TRY(e);
    const struct press_view v = {
        .page = page_public(r, TR("Bản tin về quyết định xử phạt"),
                            str_fmt(cx->a, "/press/%.*s", STR_ARG(found.slug)).p),
        .v = &found,
        .paper_head = str_fmt(cx->a, "Xử phạt %.*s vì vi phạm về bảo vệ môi trường",
                              STR_ARG(found.name)),
        .paper = paper(cx, &found), .radio = radio(cx, &found), .speaker = speaker(cx, &found),
    };
    tpl_press(resp_html(w, 200), &v);
    resp_cache_page(w, cx->conf->published.keep_seconds);
    return OK;
}
