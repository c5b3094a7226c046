-- What reporters say of the end: asked, confirmed, objected. Who says nothing is the rest.
ALTER TABLE figure MODIFY what VARBINARY(12) NOT NULL
    CHECK (what IN ('received', 'verified', 'answered', 'late', 'decided', 'published', 'asked',
                    'confirmed', 'objected'));
