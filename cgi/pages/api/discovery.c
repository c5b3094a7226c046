#include "pages/api/answer.h"
#include "pages/api/open311.h"
#include "base/config.h"
#include "base/lang.h"

/* When services, their questions or this file last changed: a client then reads them again. */
#define CHANGESET S("2026-11-22 06:00")
#define SPECIFICATION S("http://wiki.open311.org/GeoReport_v2")

static void endpoint(struct cx *cx, struct spark *s)
{
    spark_record(s, NULL);
    spark_text(s, "specification", SPECIFICATION);
    spark_text(s, "url", str_fmt(cx->a, "%.*s/open311/v2", STR_ARG(cx->conf->public_site.url)));
    spark_text(s, "changeset", CHANGESET);
    spark_text(s, "type", cx->conf->demo ? S("test") : S("production"));
    spark_list(s, "formats", "format");
    spark_text(s, NULL, S("text/xml"));
    spark_text(s, NULL, S("application/json"));
    spark_end(s);
    spark_end(s);
}

enum err open311_discovery_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct spark s;
    const str given = cx->conf->open311.contact;
    const str lines = str_fmt(cx->a, "%.*s/hotlines", STR_ARG(cx->conf->public_site.url));
    const str contact = str_empty(given)
        ? tr_args(cx->a, TR("Đường dây nóng môi trường: {0}"), &lines, 1) : given;
    api_begin(r, w, 200, &s);
    spark_record(&s, "discovery");
    spark_text(&s, "changeset", CHANGESET);
    spark_text(&s, "contact", contact);
    spark_text(&s, "key_service",
               tr_args(cx->a, TR("Xem dữ liệu không cần api_key. Để gửi phản ánh, hãy đề nghị "
                                 "cấp api_key tại: {0}"), &contact, 1));
    spark_list(&s, "endpoints", "endpoint");
    endpoint(cx, &s);
    spark_end(&s);
    spark_end(&s);
    return OK;
}
