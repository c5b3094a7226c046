-- A statement of the violator that one person took away is looked at by another: kind removal,
-- words: why; act: the statement as it stood.
ALTER TABLE publication_note
    MODIFY COLUMN kind VARBINARY(10) NOT NULL
        CHECK (kind IN ('correction', 'statement', 'removal')),
    MODIFY COLUMN act TEXT NOT NULL COMMENT 'of a removal: the statement that was taken away';
