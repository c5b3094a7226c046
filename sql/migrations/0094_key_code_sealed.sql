-- With the nonce of a code against a lost key, any service could reckon the code: it is sealed to
-- the contact key, which the jobs alone hold. Codes on their way end; they are asked for again.
UPDATE key_code SET until_us = LEAST(until_us, made_us) WHERE used_us IS NULL;

-- @statement
ALTER TABLE key_code
    MODIFY nonce VARBINARY(512) NOT NULL
        COMMENT 'sealed to the contact key; with the secret of the service it gives the code';
