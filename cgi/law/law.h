/* The law engine: dated tables, due dates, assessment of fines and powers. Pure. */
#ifndef LAW_LAW_H
#define LAW_LAW_H

#include "law/assess.h"
#include "law/delegation.h"
#include "law/due.h"
#include "law/exceed.h"
#include "law/relief.h"
#include "law/tables.h"

#endif
