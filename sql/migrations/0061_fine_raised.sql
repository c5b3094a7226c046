-- A fine that a later decision raises is higher from the day of that decision on, not before.
ALTER TABLE fine_change
    MODIFY kind VARBINARY(10) NOT NULL
        CHECK (kind IN ('reduced', 'held', 'instalment', 'lapsed', 'raised'));
