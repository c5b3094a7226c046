#include "run/courier.h"
#include "base/config.h"
#include "wire/send.h"

static enum err mail(struct arena *a, const struct config *conf, const struct courier_mail *m,
                     enum courier_result *said)
{
    struct send_by by = { .program = str_c(a, conf->send_program), .server = conf->mail.smtp,
                          .user = conf->mail.smtp_user, .ca = conf->relay.ca_file };
    if (!str_empty(conf->mail.smtp_password_file)
        && config_secret(a, conf->mail.smtp_password_file, &by.password) != OK)
        return ERR_UNAVAILABLE;
    return send_mail(a, &by, m, said);
}

static enum err sms(struct arena *a, const struct config *conf, const struct courier_sms *m,
                    enum courier_result *said)
{
    const struct send_by by = { .program = str_c(a, conf->send_program), .server = conf->sms.url,
                                .ca = conf->relay.ca_file };
    return send_sms(a, &by, m, said);
}

const struct courier courier = { .mail = mail, .sms = sms };
