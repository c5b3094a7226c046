#include "flow/words.h"
#include "flow/flow.h"

#define WORDS(name, ...)                              \
    static const char *const name##_list[] = { __VA_ARGS__ }; \
    const struct words name = { name##_list, COUNT(name##_list) }

WORDS(role_words, "operator", "officer", "head", "inspector", "signer", "publisher", "releaser",
      "custodian", "auditor", "admin", "system", "reporter", "section", "office", "clerk");
WORDS(unit_words, "owner", "receiver", "parent", "sender", "any", "none");
WORDS(type_words, "text", "long_text", "date", "moment", "choice", "unit", "account", "money",
      "number", "file", "yes_no", "accounts");
WORDS(proof_words, "number", "signature");
WORDS(record_words, "answer", "forward", "inspection", "violation", "explanation", "verification",
      "decision", "service", "payment", "remedy", "coercion", "transfer", "publication", "release",
      "correction");
WORDS(handover_words, "offer", "accept", "decline", "up", "review");
WORDS(tell_words, "reporter", "handler", "head", "unit", "receiver", "sender", "parent",
      "violator");
WORDS(ask_words, "power", "out_of_time", "execution", "paid", "publication", "postpone",
      "instalments", "no_record", "main_sanction", "children", "fine_only", "limitation", "reduced",
      "shares", "wage_share", "remedy_max", "check_kind", "inspection_kind",
      "outside", "exhibits", "papers", "missed", "coerced", "new_fine", "no_crime",
      "standing", "ground", "remedy_due", "evidence", "hearing",
      "hearing_asked", "bail");
/* Bits of a mask: asks has 64, the others those of unsigned. */
_Static_assert(COUNT(ask_words_list) == N_ASKS && N_ASKS <= 64, "a bit for each word");
_Static_assert(COUNT(role_words_list) <= 32 && COUNT(unit_words_list) <= 32
               && COUNT(tell_words_list) <= 32, "a bit for each word");
WORDS(act_words, "start", "stop", "pause", "resume");
WORDS(door_words, "api", "bulk");
WORDS(duty_words, "unit", "violator", "nobody");

static str word(const struct words *w, size_t at)
{
    return at < w->n ? str_from(w->w[at]) : S("?");
}

static str bit_word(const struct words *w, unsigned bit)
{
    size_t at = 0;
    while (at < w->n && !(bit & (1u << at)))
        at++;
    return word(w, at);
}

str flow_role_word(enum flow_role role) { return bit_word(&role_words, (unsigned)role); }

str flow_unit_word(enum flow_unit unit) { return bit_word(&unit_words, (unsigned)unit); }

str flow_type_word(enum flow_type type) { return word(&type_words, (size_t)type - 1); }

str flow_stage_words(const struct flows *all, enum lang lang, str flow, int64_t version, str stage)
{
    const struct flow *f = flow_find(all, flow, (int)version);
    const struct flow_stage *s = f ? flow_stage(f, stage) : NULL;
    return s ? flow_words(lang, s->title) : stage;
}
