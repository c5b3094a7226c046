-- Drafts that wait for a review or a signature, oldest first.
ALTER TABLE decision ADD KEY drafts (state, drafted_us);
