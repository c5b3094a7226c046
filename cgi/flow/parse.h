/* Reading one workflow file; inside flow/ only. */
#ifndef FLOW_PARSE_H
#define FLOW_PARSE_H

#include "base/yaml.h"
#include "flow/flow.h"
#include "flow/words.h"

enum { NAME_MAX_BYTES = 40, TEXT_MAX_BYTES = 400, BASIS_MAX_BYTES = 300 };
enum { MOST_FIELDS = 200, MOST_STAGES = 100, MOST_STEPS = 200, MOST_TRACKS = 8, MOST_CLOCKS = 6 };

/* The flow while it is still written; arrays have their final length from the first pass on. */
struct parse {
    struct yml_doc d;
    struct flow *f;
    struct flow_field *fields;
    struct flow_track *tracks;
    struct flow_stage *stages;
    struct flow_step *steps;
    size_t n_fields, n_tracks, n_stages, n_steps;
};

bool parse_name(struct parse *p, const struct yml *n, str name); /* a-z, 0-9 and _ */
struct flow_text parse_label(struct parse *p, const struct yml *m, enum yml_need need);
struct flow_text parse_text(struct parse *p, const struct yml *m, const char *key,
                            enum yml_need need);
/* An optional text that may be a page long. */
str parse_basis(struct parse *p, const struct yml *m, const char *key, enum yml_need need);
/* Bits of a list of words. */
uint64_t parse_bits(struct parse *p, const struct yml *m, const char *key,
                    const struct words *words, enum yml_need need);
/* Place in words plus one, 0 when absent. */
int parse_word(struct parse *p, const struct yml *m, const char *key, const struct words *words);
bool parse_flag(struct parse *p, const struct yml *m, const char *key);

/* References; NULL with a fault when unknown. */
const struct flow_field *find_field(struct parse *p, const struct yml *n);
const struct flow_stage *find_stage(struct parse *p, const struct yml *n);
const struct flow_step *find_step(struct parse *p, const struct yml *n);

void parse_fields(struct parse *p, const struct yml *map);
void parse_stage(struct parse *p, const struct yml *m, struct flow_stage *s);
void parse_step(struct parse *p, const struct yml *m, struct flow_step *s);
void parse_clocks(struct parse *p, const struct yml *m, struct flow_step *s);
void parse_doors(struct parse *p, const struct yml *m, struct flow_step *s);
struct flow_who parse_who(struct parse *p, const struct yml *m, const struct flow_who *inherit);
size_t parse_field_list(struct parse *p, const struct yml *m, const char *key,
                        const struct flow_field *const **out);
size_t parse_terms(struct parse *p, const struct yml *m, const char *key, const str **out);

#endif
