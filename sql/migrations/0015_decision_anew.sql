-- A decision that was cancelled to be taken anew stays, and a new one may stand
-- beside it; of the others a case has one. A fine may be reduced (art. 77).
ALTER TABLE decision
    ADD COLUMN fine_reduced BIGINT NOT NULL DEFAULT 0
        COMMENT 'taken off the fine after it was postponed',
    ADD COLUMN cancelled_us BIGINT NULL COMMENT 'cancelled for a new decision',
    ADD COLUMN live_case BIGINT AS (IF(cancelled_us IS NULL, case_id, NULL)) PERSISTENT,
    ADD KEY of_case_all (case_id),
    ADD UNIQUE KEY live (live_case),
    DROP KEY of_case,
    ADD CONSTRAINT reduced CHECK (fine_reduced BETWEEN 0 AND fine_total);
