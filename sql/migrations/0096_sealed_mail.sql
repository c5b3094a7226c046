-- A mail that is kept whole is opened like an identity: one asks, another agrees and opens.
ALTER TABLE identity_request
    MODIFY purpose VARBINARY(8) NOT NULL DEFAULT 'open'
        CHECK (purpose IN ('open', 'erase', 'mail'));
