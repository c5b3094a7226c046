-- What form MQĐ02 says beside the sanctions (where to pay, who collects ...), as it was typed:
-- {"name":"text",...}; empty: nothing was. Each version of the draft keeps its own.
ALTER TABLE decision ADD COLUMN words TEXT NOT NULL DEFAULT '';

-- @statement
ALTER TABLE decision_version ADD COLUMN words TEXT NOT NULL DEFAULT '';
