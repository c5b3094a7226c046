-- A decision whose text was wrong, and is gone, is published again: the law still orders it. One
-- text of a decision at a time is being written or stands in public.

ALTER TABLE publication
    ADD COLUMN live_decision BIGINT
        AS (IF(state IN ('draft', 'released'), decision_id, NULL)) STORED,
    ADD KEY decision (decision_id),
    ADD UNIQUE KEY live_decision (live_decision),
    DROP KEY of_decision;
