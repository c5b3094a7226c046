#include "base/config_keys.h"

#define AT(member) offsetof(struct config, member)
#define TEXT(path, member, standard, max_bytes, meaning) \
    { path, CONF_TEXT, AT(member), standard, 1, max_bytes, NULL, meaning }
#define URL(path, member, standard, meaning) \
    { path, CONF_URL, AT(member), standard, 1, 200, "http://|https://", meaning }
#define PATH(path, member, standard, meaning) \
    { path, CONF_PATH, AT(member), standard, 1, 4000, NULL, meaning }
#define NUMBER(path, member, standard, min, max, meaning) \
    { path, CONF_NUMBER, AT(member), standard, min, max, NULL, meaning }

#define KiB ((int64_t)1024)
#define MiB ((int64_t)1024 * 1024)

const struct config_key config_keys[] = {
    TEXT("province.code", province.code, NULL, 2,
         "Two-digit official code of the province (22: Quảng Ninh)."),
    TEXT("province.name", province.name, NULL, 100, "Its name, as printed on pages and forms."),
    TEXT("province.name_en", province.name_en, NULL, 100, "Its name on English pages."),

    URL("public.url", public_site.url, NULL,
        "Address of the citizens' site; links in messages and QR codes begin with it."),
    URL("staff.url", staff_site.url, NULL, "Address of the officials' site."),

    { "database.socket", CONF_SOCKET, AT(database.socket), NULL, 1, 107, NULL,
      "Unix socket of MariaDB, at most 107 bytes with its folder." },
    TEXT("database.name", database.name, "hotline", 64, "Name of the database."),
    TEXT("database.public.user", database.public_user.user, "hotline_public", 80,
         "Account of the public service: inserts reports, reads published views."),
    PATH("database.public.password_file", database.public_user.password_file, NULL,
         "File that holds its password; readable by the public service alone."),
    TEXT("database.staff.user", database.staff_user.user, "hotline_staff", 80,
         "Account of the officials' service."),
    PATH("database.staff.password_file", database.staff_user.password_file, NULL,
         "File that holds its password."),
    TEXT("database.jobs.user", database.jobs_user.user, "hotline_jobs", 80,
         "Account of the background jobs."),
    PATH("database.jobs.password_file", database.jobs_user.password_file, NULL,
         "File that holds its password."),
    TEXT("database.admin.user", database.admin_user.user, "root", 80,
         "Account that migrates the schema; used by no service."),
    PATH("database.admin.password_file", database.admin_user.password_file, "",
         "File that holds its password; left out where the socket itself identifies it."),

    PATH("secrets.dir", secrets.dir, "secrets",
         "Folder of the key files; each service can read only those it needs."),
    PATH("blobs.dir", blobs.dir, "blobs", "Folder of sealed originals and cleaned copies."),
    PATH("audit.roots_file", audit.roots_file, "",
         "File to which the background jobs add a line for each daily signed root of the history, "
         "and nothing else is ever written (chattr +a); copy it to another house. Left out: the "
         "roots stand in the database and at /roots alone."),
    PATH("tmp_dir", tmp_dir, "tmp", "Folder for uploads in hand; best in memory (tmpfs)."),

    PATH("law.tables", law.tables, NULL, "Folder of the law tables, workflows/law."),
    PATH("law.province_file", law.province_file, "",
         "Terms that the law leaves to the province, with their basis. Without it the service "
         "does not go live."),
    PATH("law.limits_file", law.limits_file, "",
         "Limits of technical regulations (QCVN, local standards) entered from their texts, in "
         "the columns of discharge_limits.csv and `demo`. Without it they are shown as not set."),
    PATH("law.versions", law.versions, "",
         "Folder where `hotline law activate` keeps tables that take the place of law.tables; "
         "its link `current` names those in use. Written by the administrator alone."),
    PATH("flows.dir", flows.dir, NULL, "Folder of the workflows, workflows."),
    PATH("flows.pictures", flows.pictures, "",
         "Folder of their pictures, made by hotline flow draw --all; without it the pages of "
         "cases say in words alone where a case stands."),
    TEXT("publication.site", publication.site, "", 300,
         "Site that the province designated for publishing sanctions (Decree 118/2021/NĐ-CP "
         "art. 18): `own` for the pages of this service, or the address of another one. With "
         "another one, or without any, these pages name nobody: what was released is the ready "
         "text for that site, with its proof."),
    TEXT("publication.site_basis", publication.site_basis, "", 500,
         "Document that designates it; without it no site counts as designated."),
    PATH("intake.tables", intake.tables, NULL,
         "Folder of the tables of the intake, workflows/intake: what the form asks."),
    PATH("inspection.tables", inspection.tables, "",
         "Folder of the tables of inspections, workflows/inspection: points of the yearly plan, "
         "checklists. Without it there are none."),
    PATH("locale_dir", locale_dir, "",
         "Folder of compiled translations; without it Vietnamese only."),
    PATH("media_program", media_program, NULL,
         "Program that decodes untrusted images, hotline-media."),

    PATH("mime_program", mime_program, "",
         "Program that takes e-mails apart, hotline-mime; left out: beside media_program."),
    PATH("send_program", send_program, "",
         "Program that sends e-mail and SMS, hotline-send; left out: beside media_program."),
    PATH("pdfsig_program", pdfsig_program, "",
         "Program that checks digital signatures, hotline-pdfsig; left out: beside "
         "media_program."),
    PATH("documents.trust", documents.trust, "",
         "Folder of an NSS database (certutil) with the authorities whose digital signatures "
         "are believed; without it each signed file is compared by a second person."),

    TEXT("documents.pay_where", documents.pay_where, "", 300,
         "Where fines are paid: stands in the form of a new decision, to be changed there. Left "
         "out: each draft says it."),
    TEXT("documents.pay_account", documents.pay_account, "", 100, "The account there."),
    TEXT("documents.collector", documents.collector, "", 300, "The body that collects fines."),
    TEXT("documents.executor", documents.executor, "", 300,
         "Who sees to it that decisions are carried out."),

    PATH("print_program", print_program, "",
         "Program that lays out documents, hotline-print; left out: beside media_program."),
    PATH("sheet_program", sheet_program, "",
         "Program that makes workbooks (XLSX), hotline-sheet; left out: beside media_program."),
    PATH("print_fonts", print_fonts, "/usr/share/fonts/truetype/liberation2",
         "Folder of its letters, LiberationSerif-*.ttf; every document embeds them."),

    TEXT("mail.domain", mail.domain, "", 120,
         "Domain of the hotline's e-mail address. Without it no mail is sent, and answers by mail "
         "become reports of their own."),
    TEXT("mail.local", mail.local, "phan-anh", 40,
         "What stands before the @; answers come to it with + and a signature."),
    { "mail.smtp", CONF_URL, AT(mail.smtp), "", 1, 200, "smtp://|smtps://",
      "Server that takes our mail, smtp://HOST:PORT (with STARTTLS, but on this machine) or "
      "smtps://HOST:PORT. Without it no mail is sent." },
    TEXT("mail.smtp_user", mail.smtp_user, "", 120, "Account there, if it wants one."),
    PATH("mail.smtp_password_file", mail.smtp_password_file, "", "File that holds its password."),
    NUMBER("mail.bytes", mail.bytes, "41943040", 64 * KiB, 100 * MiB,
           "Largest e-mail that is kept whole; a larger one is cut there and says so. Let the "
           "mail server refuse larger ones itself, so that their senders hear of it."),
    NUMBER("mail.reply_days", mail.reply_days, "400", 1, 3650,
           "How long the signed address of a mail of ours takes answers."),
    { "sms.url", CONF_URL, AT(sms.url), "", 1, 200, "https://|http://127.0.0.1:",
      "Gateway that takes SMS as signed JSON by POST. Without it no SMS is sent." },
    PATH("sms.secret_file", sms.secret_file, "",
         "File that holds the secret shared with the gateway; it signs what we send."),
    NUMBER("relay.tries", relay.tries, "12", 1, 40,
           "A notice to a reporter is tried so often, each wait twice the last, a day at most."),
    NUMBER("relay.first_seconds", relay.first_seconds, "60", 1, 3600, "The first of these waits."),
    PATH("relay.ca_file", relay.ca_file, "",
         "Certificates that mail server and gateway are checked by; left out: the system's."),

    NUMBER("jobs.interval_ms", jobs.interval_ms, "1000", 50, 60000,
           "Pause between two looks for new work, in milliseconds."),
    NUMBER("jobs.batch", jobs.batch, "200", 1, 500,
           "Most terms that are dealt with in one transaction."),
    NUMBER("jobs.warn_percent", jobs.warn_percent, "75", 1, 99,
           "The handler is warned when this share of a term has passed."),
    NUMBER("jobs.warn_least_minutes", jobs.warn_least_minutes, "60", 0, 10080,
           "The warning comes at least so long before the end; a term too short for it has none."),
    NUMBER("jobs.late_head_days", jobs.late_head_days, "0", 0, 30,
           "Working days after the end of a term until the head of the unit is told too; "
           "0: at once. The house's own rule, not the law's."),
    NUMBER("jobs.late_superior_days", jobs.late_superior_days, "3", 0, 60,
           "Working days after the end of a term until the superior unit is told; never before "
           "the head. The house's own rule, not the law's."),
    NUMBER("jobs.notice_lines", jobs.notice_lines, "5", 1, 20,
           "Unread lines of one kind that a person gets one by one; more are one line with "
           "their number."),

    NUMBER("sessions.staff_idle_minutes", sessions.staff_idle_minutes, "30", 1, 1440,
           "An official is logged out after so long without a click."),
    NUMBER("sessions.staff_absolute_hours", sessions.staff_absolute_hours, "12", 1, 168,
           "An official logs in again after so long in any case."),
    NUMBER("sessions.public_idle_minutes", sessions.public_idle_minutes, "60", 1, 1440,
           "A citizen's open report is locked again after so long without a click."),
    NUMBER("sessions.public_absolute_hours", sessions.public_absolute_hours, "24", 1, 168,
           "The same, in any case."),

    NUMBER("limits.photo_bytes", limits.photo_bytes, "10485760", 64 * KiB, 100 * MiB,
           "Largest photo."),
    NUMBER("limits.report_bytes", limits.report_bytes, "26214400", 64 * KiB, 200 * MiB,
           "All photos of one report together."),
    NUMBER("limits.photos", limits.photos, "10", 1, 50, "Most photos in one report."),
    NUMBER("limits.video_bytes", limits.video_bytes, "52428800", 64 * KiB, 1024 * MiB,
           "Largest video (MP4, MOV, WebM, 3GP)."),
    NUMBER("limits.sound_bytes", limits.sound_bytes, "20971520", 64 * KiB, 1024 * MiB,
           "Largest sound (MP3, M4A, Ogg, WAV, AMR)."),
    NUMBER("limits.document_bytes", limits.document_bytes, "10485760", 64 * KiB, 100 * MiB,
           "Largest document (PDF)."),
    NUMBER("limits.files", limits.files, "5", 1, 50,
           "Most videos, sounds and documents in one report, counted together."),
    NUMBER("limits.files_bytes", limits.files_bytes, "104857600", 64 * KiB, 4096LL * MiB,
           "All videos, sounds and documents of one report together."),
    NUMBER("limits.piece_bytes", limits.piece_bytes, "1048576", 64 * KiB, 8 * MiB,
           "Largest piece of a file sent in pieces; nginx must let it pass at /report/files."),
    NUMBER("limits.pixels", limits.pixels, "50000000", 1000000, 200000000,
           "Most pixels of one photo, looked at before it is decoded."),
    NUMBER("limits.text_bytes", limits.text_bytes, "20000", 1000, 100000,
           "Longest description of a report."),
    NUMBER("limits.draft_hours", limits.draft_hours, "24", 1, 168,
           "Files of a report not yet sent are kept so long."),
    NUMBER("limits.media_seconds", limits.media_seconds, "20", 1, 300,
           "Processor time that one image may take."),
    NUMBER("limits.media_memory_bytes", limits.media_memory_bytes, "1073741824", 64 * MiB,
           4096LL * MiB, "Memory that one image may take."),

    PATH("scan.clamd", scan.clamd, "",
         "Socket of ClamAV's clamd. Without it videos, sounds and documents are marked as not "
         "scanned for viruses."),

    TEXT("map.tiles", map.tiles, "", 300,
         "Address of map tiles with {z}, {x}, {y}, such as "
         "https://tiles.example.vn/{z}/{x}/{y}.png. Pages with a map then let browsers load "
         "pictures from that server, which sees who looks at which place. "
         "Left out: the map draws our own outlines and centres alone."),
    TEXT("map.attribution", map.attribution, "", 200,
         "Whose tiles these are, shown on the map as their licence asks."),

    NUMBER("login.free_tries", login.free_tries, "5", 1, 100,
           "Wrong passwords before each further try has to wait."),
    NUMBER("login.delay_max_seconds", login.delay_max_seconds, "900", 1, 86400,
           "Longest such wait."),
    NUMBER("login.password_min", login.password_min, "12", 8, 128,
           "Shortest password of an official, in characters."),

    TEXT("open311.jurisdiction", open311.jurisdiction, "", 100,
         "jurisdiction_id of this province in Open311; left out: the host of public.url."),
    TEXT("open311.contact", open311.contact, "", 300,
         "Whom a programmer asks about Open311 and its keys; left out: the list of hotlines."),
    PATH("published.dir", published.dir, "",
         "Folder of the version that nginx keys its cache of public pages by (its link `now`) and "
         "of the daily dump; written by officials' service and jobs, read by nginx. Without it "
         "nothing public may be kept by nginx, and there is no dump."),
    NUMBER("published.keep_seconds", published.keep_seconds, "15", 1, 600,
           "So long nginx serves a public page as it is, then it asks anew behind the reader's "
           "back. What is published, corrected or withdrawn shows at once, whatever this says."),
    { "published.licence", CONF_URL, AT(published.licence), "", 1, 300, "https://|http://",
      "Address of the licence under which the published data may be used. Left out: the page of "
      "the data says that the province has not set one." },
    TEXT("published.licence_name", published.licence_name, "", 200, "Its name, beside it."),
    PATH("hooks.dir", hooks.dir, "",
         "Folder with a file NAME.sms or NAME.chat for each gateway that may hand messages to "
         "/hooks/NAME: its secret of at least 32 characters, readable by the public service "
         "alone. Left out: no gateway."),

    { "figures.by_unit", CONF_YES_NO, AT(figures.by_unit), "false", 0, 0, NULL,
      "The public page of figures compares the units in one table; else a reader sees the "
      "province and one unit at a time, and the comparison is for leaders." },

    { "log.level", CONF_WORD, AT(log.level), "info", 0, 0, "error|warning|info|debug",
      "What is logged; never personal data, whatever the level." },
    { "demo", CONF_YES_NO, AT(demo), "false", 0, 0, NULL,
      "Demonstration: invented accounts and terms may be loaded, and every page says so." },
};

const size_t n_config_keys = COUNT(config_keys);
