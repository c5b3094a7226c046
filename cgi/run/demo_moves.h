/* Rows that several demonstration stories have in common. */
#ifndef RUN_DEMO_MOVES_H
#define RUN_DEMO_MOVES_H

#include "run/demo_story.h"

#define CANBO "canbo"
#define TRUONG "truong"
/* clang-format off */
#define TAKEN(h) \
    { 0, h, MOVE_STEP, CANBO, "accept", { 0 } }, \
    { 0, h, MOVE_ASSIGN, TRUONG, "assign", { CANBO } }
#define INSPECTED(finding, seen) \
    { 1, 8, MOVE_STEP, CANBO, "inspect", { 0 } }, \
    { 2, 10, MOVE_INSPECT, CANBO, "close_inspection", { finding, seen } }

#define FILE_OPENED \
    TAKEN(15), INSPECTED("violation", "Nước thải đục, có mùi, xả thẳng ra mương; đã lấy mẫu."), \
    { 3, 9, MOVE_STEP, CANBO, "conclude", { "finding", "violation", "findings", \
      "Kết quả phân tích mẫu vượt quy chuẩn; có dấu hiệu vi phạm." } }, \
    { 3, 10, MOVE_FILE, CANBO, "", { 0 } }
#define RECORDED \
    FILE_OPENED, { 4, 9, MOVE_RECORD, CANBO, "record", { 0 } }
#define DECIDED \
    RECORDED, \
    { 5, 9, MOVE_STEP, CANBO, "waive", { "waiver", "Văn bản không giải trình do đại diện ký." } }, \
    { 5, 14, MOVE_DRAFT, CANBO, "", { 0 } }, \
    { 7, 9, MOVE_SIGN, "chutich", "decide", { 0 } }
#define SERVED \
    DECIDED, \
    { 8, 9, MOVE_SERVE, CANBO, "serve", { 0 } }

#define BC "06673", "baichay"
#define HG "06685", "honggai"
#define MK "06712", "mongcai"
#define M(list) list, COUNT(list), NULL
#define MC(list, who) list, COUNT(list), &who
#define NO_MOVES NULL, 0, NULL
/* clang-format on */

#endif
