/* What the files of this room share; nothing outside includes it. */
#ifndef LAW_INTERNAL_H
#define LAW_INTERNAL_H

#include "base/sheet.h"
#include "law/law.h"

enum { MICRO = 1000000, NANO = 1000000000 };

struct holiday {
    int32_t day; /* date_days */
    bool makeup; /* a Saturday that is worked */
    str name, name_vi;
};

struct law_field {
    str code, name, name_vi, limitation, ceiling;
    bool local; /* a city council may raise its fines: Law art. 23 */
    str org_basis_vi; /* why an organization pays more; empty: the article was not read */
    size_t line;
};

struct addition {
    enum law_discharge kind;
    bool ph;
    int64_t from, to; /* times 1,000,000,000; to 0: no upper end */
    int64_t percent;
    str basis, basis_vi;
    struct date since;
    opt_date until;
};

struct publish_rule {
    bool article; /* trigger is an act, clause or article; else a measure */
    bool person;  /* ... or who was sanctioned, who is then not named */
    str trigger;
    bool must;
    str basis, basis_vi;
    struct date from;
    opt_date to;
};

/* What a term is about, one row a code for all its versions. */
struct term_name {
    str code, name, name_vi;
};

struct law {
    struct sheet deadlines, acts_sheet, positions_sheet, holidays_sheet;
    struct law_term *terms; /* those of the province come first */
    size_t n_terms;
    struct term_name *names;
    size_t n_names;
    struct holiday *holidays; /* by day */
    size_t n_holidays;
    int *complete_years;
    size_t n_complete;
    struct law_measure *measures;
    size_t n_measures;
    struct law_field *fields;
    size_t n_fields;
    struct law_act *acts;
    size_t n_acts;
    struct law_position *positions;
    size_t n_positions;
    struct law_deputy *deputies;
    size_t n_deputies;
    struct law_number *numbers;
    size_t n_numbers;
    struct addition *additions;
    size_t n_additions;
    struct publish_rule *publish;
    size_t n_publish;
    struct law_handover *handovers;
    size_t n_handovers;
    struct law_monitoring *monitorings;
    size_t n_monitorings;
    struct law_report_day *report_days;
    size_t n_report_days;
    struct law_circumstance *circumstances;
    size_t n_circumstances;
    struct law_local *locals;
    size_t n_locals;
    struct repeat_act *repeats;
    size_t n_repeats;
    struct ambient *ambients;
    size_t n_ambients;
    struct crime *crimes;
    size_t n_crimes;
    struct law_limit *limits; /* those of the installation come first */
    size_t n_limits;
    struct law_limit_factor *limit_factors;
    size_t n_limit_factors;
    struct discharge_act *discharge_acts;
    size_t n_discharge_acts;
    bool demo;
};

/* local_multiplier.csv: Law art. 23. */
struct law_local {
    str area, acts; /* field or articles, between blanks */
    int64_t percent;
    str resolution, resolution_vi, basis, basis_vi;
    struct date from;
    opt_date to;
};

/* repeat_acts.csv: what repetition means to an act. */
enum repeat_rule {
    REPEAT_ELSEWHERE = 1, /* a first time only; a repeat falls under `instead` */
    REPEAT_ONLY,          /* the frame is for repeats alone: repetition is the act itself */
    REPEAT_ADDED,         /* the same, and the fine comes on top of another act's */
};

struct repeat_act {
    str act, instead;
    enum repeat_rule rule;
    str basis, basis_vi;
    struct date from;
    opt_date to;
};

/* ambient.csv: added where air or water was over its standard already. */
struct ambient {
    str code, acts;
    str extras_of; /* whose suspensions come with it; empty: none */
    int64_t percent_min, percent_max;
    str basis, basis_vi;
    struct date from;
    opt_date to;
};

/* crime.csv: from where an act may be a crime. */
struct crime {
    str code, name, name_vi, acts, unit;
    bool set;
    int64_t amount, factor_from, factor_to; /* times 1,000,000,000; factor_to 0: no upper end */
    str basis, basis_vi;
    struct date from;
    opt_date to;
    enum law_sure sure;
};

/* discharge_acts.csv: the article whose bands a parameter over its limit falls into. */
struct discharge_act {
    enum law_discharge kind;
    bool ph;
    str article, measure;
    struct date from;
    opt_date to;
};

/* sheet.c */
/* A table of the folder that may be empty. */
struct sheet *table_open(struct loader *l, const char *name, const char *const *columns, size_t n);
enum law_sure need_sure(struct loader *l, str cell);
/* Basis in Vietnamese, in the language of the law: "khoản 1 Điều 9 Luật ABC". */
str need_basis_vi(struct loader *l, str cell);
void need_period(struct loader *l, str from, str to, struct date *f, opt_date *t);
/* Faults of rows of one key that overlap; key2 may be empty. */
struct period {
    str key, key2;
    struct date from;
    opt_date to;
    size_t line;
};
void check_overlap(struct loader *l, const struct sheet *sheet, const struct period *p, size_t n);

/* load_*.c */
void load_terms(struct loader *l);
void load_term_names(struct loader *l);
void load_province(struct loader *l, str path);
void load_holidays(struct loader *l);
void load_measures(struct loader *l);
void load_numbers(struct loader *l);
void load_fields(struct loader *l);
void load_acts(struct loader *l);
void load_positions(struct loader *l);
void load_deputies(struct loader *l);
void load_additions(struct loader *l);
void load_publication(struct loader *l);
void load_handover(struct loader *l);
void load_monitoring(struct loader *l);
void load_report_days(struct loader *l);
void load_circumstances(struct loader *l);
void load_local(struct loader *l);
void load_repeats(struct loader *l);
void load_ambient(struct loader *l);
void load_crimes(struct loader *l);
void load_discharge(struct loader *l);
/* Is there any limit that is no demonstration? */
bool law_limits_known(const struct law *law);

/* pauses: what stood still, in days (after < d <= until) or microseconds; in order, apart */
struct still {
    int64_t after, until;
};

struct stills {
    struct still *v;
    size_t n;
};

/* By their beginning. ERR_INVALID: one ends before it begins, or leaves the calendar. */
enum err pauses_sorted(struct arena *a, const struct law_pause *pauses, size_t n,
                       const struct law_pause **out);
struct stills stills_of(struct arena *a, enum law_unit unit, const struct law_pause *sorted,
                        size_t n);
bool stills_day(const struct stills *s, struct date d);
/* The end of what ran from..end, later by all that stood still before it. */
int64_t stills_shift(const struct stills *s, int64_t from, int64_t end);

/* "45/2022:Đ32.5" is met by itself and by its points "45/2022:Đ32.5.a". */
bool act_within(str act, str article);
/* Is it within one of the articles, between blanks? */
bool act_among(str act, str articles);
bool in_force(struct date from, opt_date to, struct date day);
const struct law_field *law_field(const struct law *law, str code);

extern const char *const discharge_names[]; /* ended by NULL, in the order of the enum */
extern const char *const subject_names[];

/* assess: repetition, the place, the surroundings */
MUST_USE enum err find_repeat(struct arena *a, const struct law *law, const struct law_file *file,
                              const struct law_act_in *in, struct law_act_out *o,
                              struct buf *why);
MUST_USE enum err find_multiple(struct arena *a, const struct law *law,
                                const struct law_file *file, const struct law_act_in *in,
                                struct law_act_out *o, struct buf *why);
/* The act with the longer suspension becomes o->suspension_of. */
void weigh_suspension(struct law_act_out *o, const struct law_act *t);
const struct repeat_act *repeat_rule(const struct law *law, const struct law_act *act,
                                     struct date day);
/* o->repeats and o->aggravating. */
void weigh_repetition(const struct law *law, const struct law_act_in *in, struct law_act_out *o);
void find_local(const struct law *law, const struct law_file *file, const struct law_act_in *in,
                struct law_act_out *o);
MUST_USE enum err find_ambient(struct arena *a, const struct law *law,
                               const struct law_act_in *in, struct law_act_out *o,
                               struct buf *why);

/* Where the act may be a crime, what to say of it: false when it reaches nothing. */
bool crime_words(struct arena *a, const struct law *law, const struct law_act_in *in,
                 const struct law_act_out *o, str *en, str *vi);

/* What the reader of an assessment is told, in both languages. */
struct warnings {
    struct arena *a;
    str *en, *vi;
    size_t n, cap;
};

void warning_add(struct warnings *w, str en, str vi);

/* assess: who may sign, and what the reader must be told */
void find_signers(struct arena *a, const struct law *law, struct law_assessment *as);
void find_warnings(struct arena *a, const struct law *law, struct law_assessment *as);
void warn_rules(struct warnings *w, const struct law *law, const struct law_assessment *as,
                size_t i);

/* "40.000.000" or "40,000,000" */
str vnd_words(struct arena *a, enum lang lang, int64_t v);

#endif
