#include "domain/notices/words.h"
#include "base/config.h"
#include "base/lang.h"

/* A "file", not a "report": a telephone shows these words to whoever looks at its screen. */
static const struct { const char *code, *subject, *says; } texts[] = {
    { "received", TR("Hồ sơ {0}: đã nhận"), TR("Chúng tôi đã nhận hồ sơ của bạn, số {0}.") },
    { "question", TR("Hồ sơ {0}: có câu hỏi"), TR("Cơ quan có câu hỏi về hồ sơ {0}.") },
    { "answer", TR("Hồ sơ {0}: có trả lời"), TR("Hồ sơ {0} đã có trả lời.") },
    { "closed", TR("Hồ sơ {0}: có tin mới"),
      TR("Hồ sơ {0} đã xử lý xong. Bạn cho biết đã hết hay chưa nhé.") },
    { "reopened", TR("Hồ sơ {0}: có tin mới"), TR("Hồ sơ {0} được xem xét lại.") },
    { "key", TR("Hồ sơ {0}: mã một lần"),
      TR("Mã một lần cho hồ sơ {0}: {2}. Trong 48 giờ, nhập vào ô khóa riêng. Không đưa mã "
         "này cho ai.") },
    { "news", TR("Hồ sơ {0}: có tin mới"), TR("Hồ sơ {0} có tin mới.") },
};

struct relay_words relay_words(struct cx *cx, str code, str ref, str key)
{
    size_t i = 0;
    while (i + 1 < COUNT(texts) && !str_eq(code, str_from(texts[i].code)))
        i++;
    const str page = str_fmt(cx->a, "%.*s/track", STR_ARG(cx->conf->public_site.url));
    const str args[] = { ref, page, key };
    const str says = tr_args(cx->a, texts[i].says, args, COUNT(args));
    const str where = tr_args(cx->a, TR("Xem tại {1}"), args, COUNT(args));
    const str how = str_eq(code, S("key")) ? S("") : tr_args(cx->a, str_empty(key)
        ? TR("Mở bằng khóa riêng trên phiếu nhận. Muốn viết thêm, bạn trả lời thư này.")
        : TR("Khóa riêng của bạn: {2}\nAi có khóa này xem được hồ sơ. Hãy giữ kín, đừng "
             "chuyển tiếp thư này. Muốn viết thêm, bạn trả lời thư này."), args, COUNT(args));
    return (struct relay_words){
        .subject = tr_args(cx->a, texts[i].subject, args, COUNT(args)),
        .mail = str_fmt(cx->a, "%.*s\n%.*s\n\n%.*s\n", STR_ARG(says), STR_ARG(where),
                        STR_ARG(how)),
        .sms = str_fmt(cx->a, "%.*s %.*s", STR_ARG(says), STR_ARG(where)),
    };
}
