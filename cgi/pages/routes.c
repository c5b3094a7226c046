/* The map of what officials reach; routes_public.c has what citizens do. */
#include "pages/routes.h"
#include "pages/accounts/absence.h"
#include "pages/accounts/login.h"
#include "pages/accounts/second.h"
#include "pages/audit/observer.h"
#include "pages/audit/readers.h"
#include "pages/audit/supervision.h"
#include "pages/cases/chain.h"
#include "pages/cases/evidence.h"
#include "pages/cases/identity.h"
#include "pages/cases/inbox.h"
#include "pages/cases/kind.h"
#include "pages/cases/late.h"
#include "pages/cases/reports.h"
#include "pages/cases/reporter.h"
#include "pages/cases/show.h"
#include "pages/cases/step.h"
#include "pages/cases/today.h"
#include "pages/cases/where.h"
#include "pages/cases/write.h"
#include "pages/coop/letters.h"
#include "pages/coop/sheet.h"
#include "pages/coop/submission.h"
#include "pages/desk/desk.h"
#include "pages/documents/documents.h"
#include "pages/documents/forms.h"
#include "pages/documents/papers.h"
#include "pages/drafts/form_draft.h"
#include "pages/documents/signed.h"
#include "pages/duty/duty.h"
#include "pages/facilities/facilities.h"
#include "pages/onsite/onsite.h"
#include "pages/execution/claims.h"
#include "pages/execution/execution.h"
#include "pages/execution/exhibits.h"
#include "pages/execution/payment.h"
#include "pages/execution/reminder.h"
#include "pages/flows/flows.h"
#include "pages/gate.h"
#include "pages/inspection/onspot.h"
#include "pages/inspection/plan.h"
#include "pages/inspection/samples.h"
#include "pages/intake/about.h"
#include "pages/law/due.h"
#include "pages/leader/leader.h"
#include "pages/leader/plan.h"
#include "pages/law/fine.h"
#include "pages/law/terms.h"
#include "pages/publication/asks.h"
#include "pages/publication/clear.h"
#include "pages/privacy/hold.h"
#include "pages/publication/publication.h"
#include "pages/violations/delegation.h"
#include "pages/registers/registers.h"
#include "pages/violations/approval.h"
#include "pages/violations/draft.h"
#include "pages/violations/minutes.h"
#include "pages/violations/open.h"
#include "pages/violations/record_show.h"

const struct route staff_routes[] = {
    { GET,  "/health",                            ANYONE,         health_get },
    { GET,  "/staff/login",                       ANYONE,         login_get },
    { POST, "/staff/login",                       ANYONE,         login_post },
    { POST, "/staff/login/again",                 ANYONE,         login_again_post,
      .body_max = AGAIN_BODY_MAX },
    { POST, "/staff/logout",                      LOGGED_IN,      logout_post },

    { GET,  "/staff",                             LOGGED_IN,      inbox_get },
    { GET,  "/staff/today",                       CASE_READ,      today_get },
    { GET,  "/staff/mine",                        CASE_READ,      mine_get },
    { GET,  "/staff/late",                        CASE_READ,      late_get },
    { GET,  "/staff/search",                      CASE_READ,      search_get },
    { GET,  "/staff/notices/{code}",              CASE_READ,      notice_get },
    { GET,  "/staff/notices/kind/{kind}",         CASE_READ,      notice_kind_get },
    { GET,  "/staff/cases/{code}",                CASE_READ,      case_show_get },
    { GET,  "/staff/cases/{code}/photos/{file}",  CASE_READ,      case_photo_get },
    { GET,  "/staff/cases/{code}/photos/{file}/cover", CASE_WORK, photo_cover_get },
    { POST, "/staff/cases/{code}/photos/{file}/cover", CASE_WORK, photo_cover_post },
    { GET,  "/staff/cases/{code}/photos/{file}/public", CASE_READ, photo_public_get },
    { GET,  "/staff/cases/{code}/media/{file}",   CASE_READ,      case_media_get },
    { GET,  "/staff/cases/{code}/reporter",       CASE_WORK,      reporter_get },
    { POST, "/staff/cases/{code}/reporter",       CASE_WORK,      reporter_post },
    { GET,  "/staff/cases/{code}/files",          CASE_READ,      case_files_get },
    { GET,  "/staff/cases/{code}/place",          CASE_READ,      case_place_get },
    { GET,  "/staff/places",                      CASE_READ,      places_get },
    { GET,  "/staff/cases/{code}/reports",        CASE_READ,      case_reports_get },
    { POST, "/staff/cases/{code}/reports/join",   CASE_WORK,      case_join_post },
    { POST, "/staff/cases/{code}/reports/separate", CASE_WORK,    case_separate_post },
    { GET,  "/staff/cases/{code}/facility",       CASE_READ,      case_facility_get },
    { POST, "/staff/cases/{code}/facility",       CASE_WORK,      case_facility_post },
    { GET,  "/staff/cases/{code}/kind",           CASE_READ,      case_kind_get },
    { POST, "/staff/cases/{code}/kind",           CASE_WORK,      case_kind_post },
    { POST, "/staff/cases/{code}/message",        CASE_WORK,      case_message_post },
    { GET,  "/staff/cases/{code}/step/{step}",    CASE_WORK,      case_step_get },
    { POST, "/staff/cases/{code}/step/{step}",    CASE_WORK,      case_step_post,
      .body_max = DOCUMENT_BODY_MAX },
    { GET,  "/staff/cases/{code}/write/{step}",   CASE_WORK,      case_write_get },
    { POST, "/staff/cases/{code}/write/{step}",   CASE_WORK,      case_write_post,
      .body_max = DOCUMENT_BODY_MAX },
    { GET,  "/staff/cases/{code}/record",         CASE_READ,      record_show_get },
    { GET,  "/staff/cases/{code}/minutes",        CASE_READ,      minutes_get },
    { GET,  "/staff/cases/{code}/minutes/{kind}", CASE_WORK,      minutes_form_get },
    { POST, "/staff/cases/{code}/minutes/{kind}", CASE_WORK,      minutes_form_post },
    { GET,  "/staff/cases/{code}/drafts",         CASE_READ,      drafts_get },
    { POST, "/staff/cases/{code}/drafts",         CASE_READ,      drafts_post,
      .body_max = DOCUMENT_BODY_MAX },
    { GET,  "/staff/cases/{code}/files/{blob}",   CASE_READ,      document_get },
    { GET,  "/staff/cases/{code}/letters",        CASE_READ,      case_letters_get },
    { GET,  "/staff/cases/{code}/letters/{id}",   CASE_READ,      case_letter_file_get },
    { GET,  "/staff/cases/{code}/submission",     CASE_READ,      submission_get },
    { POST, "/staff/cases/{code}/submission",     INSPECT,        submission_post },
    { POST, "/staff/cases/{code}/submission/reply", CASE_WORK,    submission_reply_post },
    { GET,  "/staff/cases/{code}/sheet",          CASE_READ,      coop_sheet_get },
    { POST, "/staff/cases/{code}/sheet",          CASE_WORK,      coop_sheet_post },
    { GET,  "/staff/cases/{code}/sheet/photos/{file}", CASE_READ, coop_photo_get },
    { GET,  "/staff/cases/{code}/inspection",     CASE_READ,      onspot_get },
    { POST, "/staff/cases/{code}/inspection/answers", INSPECT,    onspot_answers_post },
    { POST, "/staff/cases/{code}/inspection/note", INSPECT,       onspot_note_post },
    { POST, "/staff/cases/{code}/inspection/photo", INSPECT,      onspot_photo_post,
      .body_max = ONSPOT_BODY_MAX },
    { GET,  "/staff/cases/{code}/inspection/order", INSPECT,      order_get },
    { POST, "/staff/cases/{code}/inspection/order", INSPECT,      order_post },
    { GET,  "/staff/cases/{code}/samples",        CASE_READ,      samples_get },
    { POST, "/staff/cases/{code}/samples",        INSPECT,        samples_post },
    { GET,  "/staff/cases/{code}/samples/{id}",   CASE_READ,      sample_get },
    { POST, "/staff/cases/{code}/samples/{id}/hand", INSPECT,     sample_hand_post },
    { POST, "/staff/cases/{code}/samples/{id}/void", INSPECT,     sample_void_post },
    { GET,  "/staff/cases/{code}/samples/{id}/result", INSPECT,   sample_result_get },
    { POST, "/staff/cases/{code}/samples/{id}/result", INSPECT,   sample_result_post },
    { POST, "/staff/cases/{code}/samples/{id}/scan", INSPECT,     sample_scan_post,
      .body_max = DOCUMENT_BODY_MAX },
    { GET,  "/staff/cases/{code}/papers",         CASE_READ,      papers_get },
    { GET,  "/staff/cases/{code}/papers/{form}",  CASE_READ,      paper_get },
    { POST, "/staff/cases/{code}/papers/{form}",  CASE_WORK,      paper_post },
    { GET,  "/staff/cases/{code}/papers/{form}/pdf", CASE_READ,   paper_pdf_get },
    { GET,  "/staff/cases/{code}/sanction",       INSPECT,        sanction_open_get },
    { POST, "/staff/cases/{code}/sanction",       INSPECT,        sanction_open_post },
    { GET,  "/staff/cases/{code}/decision",       SANCTION,       decision_draft_get },
    { POST, "/staff/cases/{code}/decision",       SANCTION,       decision_draft_post },
    { GET,  "/staff/cases/{code}/signed",         CASE_READ,      signed_get },
    { POST, "/staff/cases/{code}/signed",         CASE_WORK,      signed_post },
    { GET,  "/staff/cases/{code}/approval",       CASE_READ,      approval_get },
    { POST, "/staff/cases/{code}/approval",       CASE_WORK,      approval_post },
    { GET,  "/staff/chain",                       CASE_READ,      chain_desk_get },
    { GET,  "/staff/cases/{code}/chain",          CASE_READ,      chain_list_get },
    { GET,  "/staff/cases/{code}/chain/{step}",   CASE_READ,      chain_get },
    { POST, "/staff/cases/{code}/chain/{step}",   CASE_WORK,      chain_post },
    { GET,  "/staff/cases/{code}/chain/{step}/pdf", CASE_READ,    chain_pdf_get },
    { GET,  "/staff/cases/{code}/chain/{step}/draft", SANCTION,   chain_draft_get },
    { POST, "/staff/cases/{code}/chain/{step}/draft", SANCTION,   chain_draft_post },

    /* The page knows nobody: the telephone keeps it. */
    { GET,  "/staff/field",                       ANYONE,         onsite_app_get },
    { GET,  "/staff/field/list.json",             INSPECT,        onsite_list_get },
    { GET,  "/staff/field/state.json",            INSPECT,        onsite_state_get },
    { POST, "/staff/field/take.json",             INSPECT,        onsite_take_post },
    { POST, "/staff/field/entry.json",            INSPECT,        onsite_entry_post },
    { POST, "/staff/field/answer.json",           INSPECT,        onsite_answer_post },
    { POST, "/staff/field/note.json",             INSPECT,        onsite_note_post },
    { POST, "/staff/field/sign.json",             INSPECT,        onsite_sign_post },
    { POST, "/staff/field/photo.json",            INSPECT,        onsite_photo_post,
      .body_max = 9 * MiB },
    { POST, "/staff/field/sample.json",           INSPECT,        onsite_sample_post },
    { POST, "/staff/field/hand.json",             INSPECT,        onsite_hand_post },
    { GET,  "/staff/cases/{code}/field",          CASE_READ,      onsite_desk_get },
    { POST, "/staff/cases/{code}/field",          INSPECT,        onsite_desk_post },
    { GET,  "/staff/cases/{code}/field/{id}",     CASE_READ,      onsite_ink_get },

    { GET,  "/staff/cases/{code}/execution",      CASE_READ,      execution_get },
    { GET,  "/staff/cases/{code}/execution/payments/{id}", SANCTION, payment_back_get },
    { POST, "/staff/cases/{code}/execution/payments/{id}", SANCTION, payment_back_post },
    { GET,  "/staff/cases/{code}/execution/reminder", SANCTION,   reminder_get },
    { POST, "/staff/cases/{code}/execution/reminder", SANCTION,   reminder_post },
    { GET,  "/staff/cases/{code}/claims",         CASE_READ,      claims_get },
    { GET,  "/staff/cases/{code}/claims/new/{kind}", SANCTION,    claim_new_get },
    { POST, "/staff/cases/{code}/claims/new/{kind}", SANCTION,    claim_new_post },
    { GET,  "/staff/cases/{code}/claims/{id}/state", SANCTION,    claim_state_get },
    { POST, "/staff/cases/{code}/claims/{id}/state", SANCTION,    claim_state_post },
    { GET,  "/staff/cases/{code}/claims/{id}/pay", SANCTION,      claim_pay_get },
    { POST, "/staff/cases/{code}/claims/{id}/pay", SANCTION,      claim_pay_post },
    { GET,  "/staff/cases/{code}/exhibits",       CASE_READ,      exhibits_get },
    { GET,  "/staff/cases/{code}/exhibits/new",   SANCTION,       seizure_new_get },
    { POST, "/staff/cases/{code}/exhibits/new",   SANCTION,       seizure_new_post,
      .body_max = DOCUMENT_BODY_MAX },
    { GET,  "/staff/cases/{code}/exhibits/{id}/item", SANCTION,   exhibit_new_get },
    { POST, "/staff/cases/{code}/exhibits/{id}/item", SANCTION,   exhibit_new_post },
    { GET,  "/staff/cases/{code}/exhibits/{id}/term", SANCTION,   seizure_term_get },
    { POST, "/staff/cases/{code}/exhibits/{id}/term", SANCTION,   seizure_term_post },
    { GET,  "/staff/cases/{code}/exhibits/{id}/move", SANCTION,   exhibit_move_get },
    { POST, "/staff/cases/{code}/exhibits/{id}/move", SANCTION,   exhibit_move_post },

    { GET,  "/staff/plan",                        CASE_READ,      plan_get },
    { POST, "/staff/plan/add",                    CASE_WORK,      plan_add_post },
    { POST, "/staff/plan/drop",                   CASE_WORK,      plan_drop_post },
    { POST, "/staff/plan/agree",                  CASE_WORK,      plan_agree_post },
    { POST, "/staff/plan/final",                  CASE_WORK,      plan_final_post },

    { GET,  "/staff/absence",                     CASE_READ,      absence_get },
    { POST, "/staff/absence",                     CASE_READ,      absence_post },
    { POST, "/staff/absence/{id}/end",            CASE_READ,      absence_end_post },
    { GET,  "/staff/numbers",                     CASE_WORK,      numbers_get },
    { POST, "/staff/numbers",                     CASE_WORK,      numbers_post },
    { GET,  "/staff/second",                      CASE_READ,      second_get },
    { POST, "/staff/second",                      CASE_READ,      second_post },
    { GET,  "/staff/delegations",                 CASE_READ,      delegations_get },
    { POST, "/staff/delegations",                 SANCTION,       delegations_post,
      .body_max = DOCUMENT_BODY_MAX },
    { GET,  "/staff/delegations/{id}",            CASE_READ,      delegation_get },
    { POST, "/staff/delegations/{id}",            SANCTION,       delegation_post },
    { GET,  "/staff/delegations/{id}/file",       CASE_READ,      delegation_file_get },
    { GET,  "/staff/delegations/{id}/papers/{form}", CASE_READ,   delegation_paper_get },
    { GET,  "/staff/delegations/{id}/papers/{form}/pdf", CASE_READ, delegation_paper_pdf_get },

    { GET,  "/staff/submissions",                 CASE_READ,      submissions_get },
    { GET,  "/staff/letters",                     CASE_WORK,      letters_get },
    { POST, "/staff/letters",                     CASE_WORK,      letters_post,
      .body_max = DOCUMENT_BODY_MAX },
    { GET,  "/staff/letters/{id}",                CASE_WORK,      letter_get },
    { POST, "/staff/letters/{id}",                CASE_WORK,      letter_post },
    { GET,  "/staff/letters/{id}/file",           CASE_WORK,      letter_file_get },

    { GET,  "/staff/desk",                        DESK,           desk_get },
    { POST, "/staff/desk",                        DESK,           desk_post },
    { POST, "/staff/desk/search",                 DESK,           desk_search_post },
    { POST, "/staff/desk/join",                   DESK,           desk_join_post },
    { GET,  "/staff/desk/callbacks",              DESK,           callbacks_get },
    { POST, "/staff/desk/callbacks",              DESK,           callbacks_post },
    { GET,  "/staff/desk/notes",                  DESK,           desk_notes_get },
    { POST, "/staff/desk/notes",                  DESK,           desk_notes_post },
    { POST, "/staff/desk/notes/{id}",             DESK,           desk_note_settle_post },
    { GET,  "/staff/desk/communes.json",          DESK,           communes_json_get },
    { GET,  "/staff/duty",                        DESK,           duty_get },
    { POST, "/staff/duty",                        DESK,           duty_post },
    { GET,  "/staff/duty/shift",                  DESK,           shift_give_get },
    { POST, "/staff/duty/shift",                  DESK,           shift_give_post },
    { GET,  "/staff/duty/shift/{id}",             DESK,           shift_minutes_get },
    { POST, "/staff/duty/shift/{id}",             DESK,           shift_take_post },
    { POST, "/staff/duty/{id}/end",               DESK,           duty_end_post },
    { POST, "/staff/duty/answer/{code}",          DESK,           alarm_answer_post },

    { GET,  "/staff/facilities",                  CASE_READ,      facilities_get },
    { GET,  "/staff/facilities/new",              INSPECT,        facility_new_get },
    { POST, "/staff/facilities/new",              INSPECT,        facility_new_post },
    { GET,  "/staff/facilities/{id}",             CASE_READ,      facility_get },
    { GET,  "/staff/facilities/{id}/timeline",    CASE_READ,      facility_timeline_get },
    { GET,  "/staff/facilities/{id}/history",     CASE_READ,      facility_history_get },
    { GET,  "/staff/facilities/{id}/edit",        INSPECT,        facility_edit_get },
    { POST, "/staff/facilities/{id}/edit",        INSPECT,        facility_edit_post },
    { GET, "/staff/facilities/{id}/places",            INSPECT,        facility_places_get },
    { POST,"/staff/facilities/{id}/places",            INSPECT,        facility_places_post },
    { POST,"/staff/facilities/{id}/places/{place}/end", INSPECT,        facility_place_end_post },
    { GET, "/staff/facilities/{id}/permits",           INSPECT,        facility_permits_get },
    { POST,"/staff/facilities/{id}/permits",           INSPECT,        facility_permits_post },
    { GET, "/staff/facilities/{id}/permits/{permit}",  CASE_READ,      facility_permit_get },
    { POST,"/staff/facilities/{id}/permits/{permit}",  INSPECT,        facility_permit_post },
    { GET, "/staff/facilities/{id}/duties",            INSPECT,        facility_duties_get },
    { POST,"/staff/facilities/{id}/duties",            INSPECT,        facility_duties_post },
    { GET, "/staff/facilities/{id}/duties/{duty}",     INSPECT,        facility_duty_page_get },
    { POST,"/staff/facilities/{id}/duties/{duty}",     INSPECT,        facility_duty_post },
    { GET, "/staff/facilities/{id}/rating",            INSPECT,        facility_rating_get },
    { POST,"/staff/facilities/{id}/rating",            INSPECT,        facility_rating_post },
    { GET, "/staff/facilities/{id}/monitoring",        INSPECT,        facility_monitoring_get },
    { POST,"/staff/facilities/{id}/monitoring",        INSPECT,        facility_monitoring_post },
    { GET, "/staff/facilities/{id}/merge",             INSPECT,        facility_merge_get },
    { POST,"/staff/facilities/{id}/merge",             INSPECT,        facility_merge_post },
    { GET, "/staff/facilities/{id}/person",            INSPECT,        facility_person_get },
    { POST,"/staff/facilities/{id}/person",            INSPECT,        facility_person_post },

    { GET,  "/staff/leader",                      LEAD,           leader_get },
    { GET,  "/staff/leader/late",                 LEAD,           leader_late_get },
    { GET,  "/staff/leader/list/{kind}",          LEAD,           leader_list_get },
    { GET,  "/staff/leader/supervision",          LEAD,           supervision_wait_get },
    { GET,  "/staff/leader/report",               LEAD,           leader_report_get },
    { POST, "/staff/leader/report",               LEAD,           leader_report_post },
    { GET,  "/staff/leader/report.xlsx",          LEAD,           leader_report_xlsx_get },
    { GET,  "/staff/leader/report.pdf",           LEAD,           leader_report_pdf_get },
    { GET,  "/staff/leader/figure",               LEAD,           leader_figure_get },
    { GET,  "/staff/leader/registers",            LEAD,           ledger_get },
    { GET,  "/staff/leader/registers.xlsx",       LEAD,           ledger_xlsx_get },
    { GET,  "/staff/leader/plan",                 LEAD,           tasks_get },
    { GET,  "/staff/leader/plan.xlsx",            LEAD,           tasks_xlsx_get },
    { POST, "/staff/leader/plan",                 LEAD,           tasks_post },
    { GET,  "/staff/leader/plan/{id}",            LEAD,           task_get },
    { POST, "/staff/leader/plan/{id}",            LEAD,           task_post },
    { GET,  "/staff/figures",                     OVERSEE,        figures_get },
    { GET,  "/staff/figures.csv",                 OVERSEE,        figures_csv_get },
    { GET,  "/staff/readers",                     AUDIT,          readers_get },
    { GET,  "/staff/observer",                    OBSERVE,        observer_get },
    { GET,  "/staff/observer/{code}",             OBSERVE,        observer_case_get },
    { GET,  "/staff/supervision",                 SUPERVISE,      supervision_list_get },
    { GET,  "/staff/supervision/new",             OBSERVE,        supervision_new_get },
    { POST, "/staff/supervision/new",             OBSERVE,        supervision_new_post },
    { GET,  "/staff/supervision/{id}",            SUPERVISE,      supervision_get },
    { POST, "/staff/supervision/{id}",            SUPERVISE,      supervision_answer_post },
    { GET,  "/staff/handovers",                   OVERSEE,        handovers_get },
    { GET,  "/staff/handovers/{number}",          OVERSEE,        handover_get },

    { GET,  "/staff/publications",                PUBLISH,        publications_get },
    { GET,  "/staff/corrections",                 PUBLISH,        asks_get },
    { GET,  "/staff/corrections/{id}",            PUBLISH,        ask_answer_get },
    { POST, "/staff/corrections/{id}",            PUBLISH,        ask_answer_post },
    { GET,  "/staff/cases/{code}/publication",    CASE_READ,      gate_get },
    { POST, "/staff/cases/{code}/publication",    PUBLISH,        gate_post },
    { GET,  "/staff/cases/{code}/publication/statement", CASE_READ, statement_get },
    { POST, "/staff/cases/{code}/publication/statement", PUBLISH,   statement_post },
    { GET,  "/staff/cases/{code}/public",         CASE_READ,      clear_get },
    { POST, "/staff/cases/{code}/public",         PUBLISH,        clear_post },

    { GET,  "/staff/cases/{code}/hold",           CASE_READ,      case_hold_get },
    { POST, "/staff/cases/{code}/hold",           CASE_READ,      case_hold_post },
    { GET,  "/staff/retention",                   LOGGED_IN,      retention_get },

    { GET,  "/staff/flows",                       ADMIN,          flows_get },
    { GET,  "/staff/flows/{flow}/{picture}",      LOGGED_IN,      flow_picture_get },

    { POST, "/staff/drafts",                      LOGGED_IN,      drafts_post,
      .body_max = DOCUMENT_BODY_MAX },

    { GET,  "/staff/register",                    CASE_READ,      register_get },
    { GET,  "/staff/register/pdf",                CASE_READ,      register_pdf_get },
    { GET,  "/staff/forms",                       ADMIN,          forms_get },
    { GET,  "/staff/forms/{form}/{digest}",       ADMIN,          form_check_get },
    { POST, "/staff/forms/{form}/{digest}",       ADMIN,          form_check_post },

    { GET,  "/staff/law/due",                     LOGGED_IN,      law_due_get },
    { GET,  "/staff/law/terms",                   ADMIN,          law_terms_get },
    { GET,  "/staff/law/fine",                    LOGGED_IN,      law_fine_get },

    { GET,  "/staff/cases/{code}/identity",       IDENTITY_ASK,   identity_ask_get },
    { POST, "/staff/cases/{code}/identity",       IDENTITY_ASK,   identity_ask_post },
    { GET,  "/staff/identity",                    IDENTITY_AGREE, identity_queue_get },
    { POST, "/staff/identity/{id}",               IDENTITY_AGREE, identity_decide_post },
    { POST, "/staff/identity/{id}/open",          IDENTITY_AGREE,   identity_open_post },
    { POST, "/staff/identity/{id}/mail",          IDENTITY_AGREE,   identity_mail_post },
};
const size_t n_staff_routes = COUNT(staff_routes);
