/*
 * Somebody else saved while this person was typing: both versions are shown side by side,
 * part by part, and a person chooses; nothing is overwritten.
 *
 *     e = version_settle(&theirs, &f, &bar);           shared.h; bar->base: what f knows
 *     if (e == ERR_CONFLICT)
 *         return page(..., 409);
 *
 * The form then comes back with choose_PART fields and draft_base of their version.
 */
#ifndef PAGES_DRAFTS_COLLISION_H
#define PAGES_DRAFTS_COLLISION_H

#include "pages/drafts/parts.h"
#include "pages/drafts/view.h"

/*
 * Fill bar->collision with the parts in which the forms differ, and let the form say that it
 * knows their version now. Where nothing differs there is nothing to choose: n stays 0.
 */
void collision_show(const struct form_parts *p, struct form *mine, const struct form *theirs,
                    str name, instant made, int64_t version, struct draft_bar *bar);

/* Does the form bring a choice? */
bool collision_chosen(const struct form_parts *p, const struct form *mine);

/* Parts chosen "theirs" put in place of the typed ones; problems where a part that differs
 * has no choice. */
void collision_take(const struct form_parts *p, struct form *mine, const struct form *theirs);

#endif
