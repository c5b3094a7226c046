/* The words of `hotline flow` that work on the database; each gives the exit status. */
#ifndef RUN_FLOW_VERSIONS_H
#define RUN_FLOW_VERSIONS_H

int flow_plan(const char *config, const char *mapping);
int flow_activate(const char *config, const char *mapping, const char *login);
int flow_undo(const char *config, const char *number, const char *login);

#endif
