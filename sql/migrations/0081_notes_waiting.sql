-- The few notes that wait for a second person are found without looking at all that is public.
ALTER TABLE publication_note ADD KEY waiting (released_us, dropped_us, id);
