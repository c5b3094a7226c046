/*
 * Log lines: one JSON object per line on standard error, one write each.
 *
 *     log_line(LOG_WARN, "statement_failed", LOG_CODE("name", name), LOG_N("number", errno_));
 *     {"level":"warn","event":"statement_failed","name":"case_lock","number":1213}
 *
 * No personal data by construction: a value is a number, a literal of the
 * source, an error of base/err.h, or a code. A code starts with a letter and
 * has only letters, digits and _ . - / : up to 64 bytes, so neither a telephone
 * number nor free text gets through; what does not fit is written as "?".
 * Row numbers of tables are fine; names, addresses, keys and typed text are not.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/err.h"
#include "base/str.h"

enum log_level { LOG_INFO = 1, LOG_WARN, LOG_ERROR };

enum log_kind { LOG_KIND_NUMBER = 1, LOG_KIND_LITERAL, LOG_KIND_CODE };

struct log_pair {
    const char *key;
    enum log_kind kind;
    int64_t n;
    str s;
};

#define LOG_N(key, v) { "" key, LOG_KIND_NUMBER, (int64_t)(v), { NULL, 0 } }
#define LOG_S(key, lit) { "" key, LOG_KIND_LITERAL, 0, { "" lit, sizeof(lit) - 1 } }
#define LOG_ERR(key, e) { "" key, LOG_KIND_CODE, 0, str_from(err_name(e)) }
#define LOG_CODE(key, c) { "" key, LOG_KIND_CODE, 0, str_from(c) }
#define LOG_CODE_STR(key, s) { "" key, LOG_KIND_CODE, 0, (s) }

/* One line; pairs are LOG_N, LOG_S, LOG_ERR, LOG_CODE or LOG_CODE_STR, at least one. */
#define log_line(level, event, ...)                                              \
    log_write((level), "" event, (const struct log_pair[]){ __VA_ARGS__ },       \
              COUNT(((const struct log_pair[]){ __VA_ARGS__ })))

void log_write(enum log_level level, const char *event, const struct log_pair *pairs, size_t n);

/* "NOT_FOUND" for ERR_NOT_FOUND. */
const char *err_name(enum err e);

#endif
