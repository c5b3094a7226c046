/* The map of what citizens reach: each row leads to one handler file, one page long. */
#include "pages/routes.h"
#include "pages/accounts/login.h"
#include "pages/api/hook.h"
#include "pages/api/open311.h"
#include "pages/audit/roots.h"
#include "pages/audit/supervision.h"
#include "pages/gate.h"
#include "pages/intake/about.h"
#include "pages/intake/files.h"
#include "pages/intake/lost.h"
#include "pages/intake/proof.h"
#include "pages/intake/hotlines.h"
#include "pages/intake/map.h"
#include "pages/intake/report.h"
#include "pages/intake/report_more.h"
#include "pages/intake/track.h"
#include "pages/publication/around.h"
#include "pages/publication/asks.h"
#include "pages/publication/data.h"
#include "pages/publication/feed.h"
#include "pages/publication/statistics.h"
#include "pages/publication/violators.h"
#include "pages/verify/verify.h"

const struct route public_routes[] = {
    { GET,  "/",                                  ANYONE,         intake_home_get },
    { GET,  "/offline",                           ANYONE,         intake_offline_get },
    { GET,  "/alike",                             ANYONE,         alike_get },
    { POST, "/report",                            ANYONE,         intake_report_post,
      .body_max = 27 * MiB },
    { POST, "/report/files",                      ANYONE,         report_files_post,
      .body_max = 9 * MiB },
    { GET,  "/track",                             ANYONE,         track_get },
    { POST, "/track",                             ANYONE,         track_post },
    { GET,  "/track/status",                      ANYONE,         track_status_get },
    { POST, "/track/message",                     ANYONE,         track_message_post,
      .body_max = 27 * MiB },
    { POST, "/track/forget",                      ANYONE,         track_forget_post },
    { POST, "/track/leave",                       ANYONE,         track_leave_post },
    { GET,  "/track/lost",                        ANYONE,         lost_get },
    { POST, "/track/lost",                        ANYONE,         lost_post },
    { POST, "/track/reward",                      ANYONE,         track_reward_post },
    { GET,  "/track/proof",                       ANYONE,         track_proof_get },
    { GET,  "/receipt/verify",                    ANYONE,         proof_check_get },
    { POST, "/receipt/verify",                    ANYONE,         proof_check_post },
    { GET,  "/keys",                              ANYONE,         keys_get },
    { GET,  "/roots",                             ANYONE,         roots_get },
    { GET,  "/supervision",                       ANYONE,         supervision_public_get },
    { GET,  "/roots.jsonl",                       ANYONE,         roots_file_get },
    { GET,  "/privacy",                           ANYONE,         privacy_get },
    { GET,  "/hotlines",                          ANYONE,         hotlines_get },
    { GET,  "/hotlines/{code}",                   ANYONE,         hotlines_code_get },
    { GET,  "/communes.json",                      ANYONE,         communes_json_get },
    { GET,  "/map.json",                          ANYONE,         map_json_get },

    { GET,  "/statistics",                        ANYONE,         statistics_get },
    { GET,  "/statistics.csv",                    ANYONE,         statistics_csv_get },
    { GET,  "/statistics/units",                  ANYONE,         statistics_units_get },
    { GET,  "/violators",                         ANYONE,         violators_get },
    { GET,  "/data",                              ANYONE,         data_get },
    { GET,  "/data/catalog.jsonld",               ANYONE,         data_catalog_get },
    { GET,  "/data/datapackage.json",             ANYONE,         data_package_get },
    { GET,  "/data/changes.json",                 ANYONE,         data_changes_get },
    { GET,  "/feed.atom",                         ANYONE,         feed_get },
    { GET,  "/sitemap.xml",                       ANYONE,         sitemap_get },
    { GET,  "/sitemap/{part}",                    ANYONE,         sitemap_part_get },
    { GET,  "/robots.txt",                        ANYONE,         robots_get },
    { GET,  "/violators.csv",                     ANYONE,         violators_csv_get },
    { GET,  "/violators.json",                    ANYONE,         violators_json_get },
    { GET,  "/violators/map",                     ANYONE,         violators_map_get },
    { GET,  "/violators/board",                   ANYONE,         violators_board_get },
    { GET,  "/violators/{slug}",                  ANYONE,         violator_get },
    { GET,  "/press/{slug}",                      ANYONE,         press_get },
    { GET,  "/facilities/{slug}",                 ANYONE,         public_facility_get },
    { GET,  "/acts/{slug}",                       ANYONE,         act_get },

    { GET,  "/corrections/new",                   ANYONE,         ask_new_get },
    { POST, "/corrections/new",                   ANYONE,         ask_new_post },
    { GET,  "/corrections/{ref}",                 ANYONE,         ask_show_get },

    { GET,  "/verify",                            ANYONE,         verify_form_get },
    { GET,  "/verify/{token}",                    ANYONE,         verify_get },
    { POST, "/verify/{token}",                    ANYONE,         verify_post,
      .body_max = VERIFY_BODY_MAX },

    { GET,  "/open311/discovery.xml",             ANYONE,         open311_discovery_get },
    { GET,  "/open311/discovery.json",            ANYONE,         open311_discovery_get },
    { GET,  "/open311/v2/services.xml",           ANYONE,         open311_services_get },
    { GET,  "/open311/v2/services.json",          ANYONE,         open311_services_get },
    { GET,  "/open311/v2/services/{code}",        ANYONE,         open311_service_get },
    { GET,  "/open311/v2/requests.xml",           ANYONE,         open311_requests_get },
    { GET,  "/open311/v2/requests.json",          ANYONE,         open311_requests_get },
    { POST, "/open311/v2/requests.xml",           ANYONE,         open311_requests_post,
      .body_max = OPEN311_BODY_MAX },
    { POST, "/open311/v2/requests.json",          ANYONE,         open311_requests_post,
      .body_max = OPEN311_BODY_MAX },
    { GET,  "/open311/v2/requests/{id}",          ANYONE,         open311_request_get },
    { GET,  "/open311/v2/tokens/{token}",         ANYONE,         open311_token_get },

    { POST, "/hooks/{gateway}",                   ANYONE,         hook_post,
      .body_max = HOOK_BODY_MAX },

    { GET,  "/health",                            ANYONE,         health_get },
};
const size_t n_public_routes = COUNT(public_routes);
