/*
 * hotline.yaml: every setting of the service, typed. The table in config_keys.c
 * gives each key its place here, its default and its meaning; it is what
 * config_load obeys and what config_print_help prints.
 *
 * Paths in the file are relative to its folder; here they are complete.
 * Secrets are never in the file: it names the files that hold them.
 */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include "base/buf.h"
#include "base/str.h"
#include <stdio.h>

struct config_account {
    str user;
    str password_file;
};

struct config {
    str file; /* as given */
    str dir;  /* its folder, complete */

    struct { str code, name, name_en; } province;
    struct { str url; } public_site; /* key "public" */
    struct { str url; } staff_site;  /* key "staff" */
    struct {
        str socket, name;
        struct config_account public_user, staff_user, jobs_user, admin_user;
    } database;
    struct { str dir; } secrets;
    struct { str dir; } blobs;
    struct { str roots_file; } audit; /* may be missing: roots stand in the database alone */
    /* province_file may be missing: not live; versions may be: nothing can be activated;
       limits_file may be: only the limits of the tables */
    struct { str tables, province_file, limits_file, versions; } law;
    struct { str dir, pictures; } flows;
    struct { str site, site_basis; } publication; /* may be missing: no site is designated */
    struct { str tables; } intake, inspection; /* inspection.tables may be missing */
    struct {
        int64_t interval_ms, batch;
        int64_t warn_percent, warn_least_minutes, late_head_days, late_superior_days;
        int64_t notice_lines;
    } jobs;
    struct {
        int64_t staff_idle_minutes, staff_absolute_hours;
        int64_t public_idle_minutes, public_absolute_hours;
    } sessions;
    struct {
        int64_t photo_bytes, report_bytes, photos, pixels;
        int64_t video_bytes, sound_bytes, document_bytes, files, files_bytes, piece_bytes;
        int64_t text_bytes, draft_hours, media_seconds, media_memory_bytes;
    } limits;
    struct { str clamd; } scan; /* socket; empty: no virus scanner */
    struct {
        str domain, local, smtp, smtp_user, smtp_password_file; /* domain, smtp: may be missing */
        int64_t bytes, reply_days;
    } mail;
    struct { str url, secret_file; } sms; /* url may be missing */
    struct { int64_t tries, first_seconds; str ca_file; } relay;
    struct { int64_t free_tries, delay_max_seconds, password_min; } login;
    struct { str jurisdiction, contact; } open311;
    struct { str dir; } hooks;
    struct {
        str dir; /* may be missing */
        int64_t keep_seconds;
        str licence, licence_name; /* both empty: not set by the province yet */
    } published;
    struct { str level; } log; /* error, warning, info, debug */
    struct { str tiles, attribution; } map; /* tiles may be empty: outlines and centres alone */
    str tmp_dir;
    str locale_dir;
    str media_program;
    struct {
        str trust; /* folder of an NSS database; empty: nobody is believed */
        str pay_where, pay_account, collector, executor; /* of new decisions; may be empty */
    } documents;
    /* beside media_program where not set */
    str mime_program, send_program, print_program, pdfsig_program, sheet_program;
    str print_fonts;
    struct { bool by_unit; } figures; /* units beside each other, for everybody */
    bool demo;
};

/*
 * Read and check the whole file. Every mistake is one line in *faults
 * ("FILE:LINE: key: message"). ERR_NOT_FOUND: no such file; ERR_INVALID: at
 * least one mistake, *out is then not usable.
 */
MUST_USE enum err config_load(struct arena *a, str path, struct config *out, struct buf *faults);

/* Every key with its type, default and meaning, as text. */
void config_print_help(FILE *to);

/*
 * A secret file named by the configuration: its text without the line end.
 * ERR_NOT_FOUND; ERR_FORBIDDEN: readable by others; ERR_INVALID: empty or over 4096 bytes.
 */
MUST_USE enum err config_secret(struct arena *a, str path, str *out);

#endif
