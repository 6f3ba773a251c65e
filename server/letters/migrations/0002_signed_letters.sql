-- A letter its clerk is signing: sealed by the office already, so that the signature may come from any program. One a draft;
-- encrypted under the case's key. It is good for the draft as it was and for the day it bears.
create table letters.frozen (
    draft     uuid primary key references letters.drafts on delete cascade,
    revision  integer not null,                        -- of the draft
    n         integer not null,                        -- the letter's number within the case
    day       date not null,
    bytes     bytea not null
);

-- In whose name the signature beside the seal was made, as the certificate says; empty: the seal alone.
alter table letters.letters add column signer text not null default '';
