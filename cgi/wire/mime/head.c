#include "wire/mime/mime.h"
#include <string.h>

static const char *header(GMimeMessage *m, const char *name)
{
    return g_mime_object_get_header(GMIME_OBJECT(m), name);
}

/* Does the header begin with the word? */
static bool says(GMimeMessage *m, const char *name, const char *word)
{
    const char *v = header(m, name);
    while (v && (*v == ' ' || *v == '\t'))
        v++;
    return v && g_ascii_strncasecmp(v, word, strlen(word)) == 0;
}

static bool from_daemon(GMimeMessage *m)
{
    InternetAddressList *list = g_mime_message_get_from(m);
    InternetAddress *a = list && internet_address_list_length(list) > 0
                             ? internet_address_list_get_address(list, 0) : NULL;
    const char *addr = a && INTERNET_ADDRESS_IS_MAILBOX(a)
                           ? internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(a)) : NULL;
    return addr && g_ascii_strncasecmp(addr, "mailer-daemon@", 14) == 0;
}

static bool is_report(GMimeMessage *m)
{
    GMimeObject *o = g_mime_message_get_mime_part(m);
    GMimeContentType *t = o ? g_mime_object_get_content_type(o) : NULL;
    return t && (g_mime_content_type_is_type(t, "multipart", "report") ||
                 g_mime_content_type_is_type(t, "message", "delivery-status") ||
                 g_mime_content_type_is_type(t, "message", "disposition-notification"));
}

/*
 * "bounce": a report of delivery or reading. "auto": a program answers for somebody.
 * "bulk": sent to many, or by a program of its own accord; it may tell of pollution
 * all the same. Empty: a person wrote it, as far as can be seen.
 */
static const char *machine(GMimeMessage *m)
{
    const char *submitted = header(m, "Auto-Submitted");
    if (is_report(m) || header(m, "X-Failed-Recipients") ||
        (says(m, "Return-Path", "<>") && from_daemon(m)))
        return "bounce";
    if (says(m, "Auto-Submitted", "auto-replied") || says(m, "Auto-Submitted", "auto-notified") ||
        says(m, "Precedence", "auto_reply") || header(m, "X-Autoreply") ||
        header(m, "X-Autorespond") || header(m, "X-Vacation"))
        return "auto";
    if (says(m, "Return-Path", "<>") ||
        (submitted && !says(m, "Auto-Submitted", "no")) || says(m, "Precedence", "bulk") ||
        says(m, "Precedence", "junk") || says(m, "Precedence", "list") || header(m, "List-Id") ||
        header(m, "List-Unsubscribe") || header(m, "List-Post") || header(m, "Feedback-ID"))
        return "bulk";
    return "";
}

static void sender(GMimeMessage *m)
{
    InternetAddressList *list = g_mime_message_get_from(m);
    if (!list || internet_address_list_length(list) == 0)
        list = g_mime_message_get_sender(m);
    for (int i = 0; list && i < internet_address_list_length(list); i++) {
        InternetAddress *a = internet_address_list_get_address(list, i);
        if (!INTERNET_ADDRESS_IS_MAILBOX(a))
            continue;
        frame_text('f', internet_address_get_name(a), MIME_LINE_MAX);
        frame_text('a', internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(a)),
                   MIME_LINE_MAX);
        return;
    }
}

static int recipients(InternetAddressList *list, int room)
{
    for (int i = 0; list && room > 0 && i < internet_address_list_length(list); i++) {
        InternetAddress *a = internet_address_list_get_address(list, i);
        if (!INTERNET_ADDRESS_IS_MAILBOX(a))
            continue;
        frame_text('r', internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(a)),
                   MIME_LINE_MAX);
        room--;
    }
    return room;
}

static void all_recipients(GMimeMessage *m)
{
    static const char *const names[] = { "Delivered-To", "X-Original-To", "Envelope-To" };
    int room = MIME_LIST_MAX;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *v = header(m, names[i]);
        InternetAddressList *list = v ? internet_address_list_parse(NULL, v) : NULL;
        room = recipients(list, room);
        if (list)
            g_object_unref(list);
    }
    room = recipients(g_mime_message_get_addresses(m, GMIME_ADDRESS_TYPE_TO), room);
    recipients(g_mime_message_get_addresses(m, GMIME_ADDRESS_TYPE_CC), room);
}

static void answered(GMimeMessage *m, const char *name)
{
    const char *v = header(m, name);
    GMimeReferences *refs = v ? g_mime_references_parse(NULL, v) : NULL;
    const int n = refs ? g_mime_references_length(refs) : 0;
    for (int i = n > MIME_LIST_MAX / 2 ? n - MIME_LIST_MAX / 2 : 0; i < n; i++)
        frame_text('q', g_mime_references_get_message_id(refs, i), MIME_LINE_MAX);
    if (refs)
        g_mime_references_free(refs);
}

void head_frames(GMimeMessage *m)
{
    sender(m);
    frame_text('s', g_mime_message_get_subject(m), MIME_LINE_MAX);
    frame_text('i', g_mime_message_get_message_id(m), MIME_LINE_MAX);
    frame_text('k', machine(m), MIME_LINE_MAX);
    all_recipients(m);
    answered(m, "In-Reply-To");
    answered(m, "References");
}
