-- Messages of SMS and chat gateways, and the lines of an old register.
ALTER TABLE report
    MODIFY channel VARBINARY(12) NOT NULL
        CHECK (channel IN ('web', 'phone', 'email', 'open311', 'import', 'sms', 'chat'));
