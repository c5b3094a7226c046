-- The register of a unit is printed by day.
ALTER TABLE cases ADD KEY opened (unit_id, flow, opened_us);
