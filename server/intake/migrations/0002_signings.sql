-- The document as it was given out to be signed, and the signed file that came back: until the draft is sent or changed.
alter table intake.drafts add column signed boolean not null default false;  -- nothing changes while a signed file is kept

create table intake.signings (
    draft     uuid primary key references intake.drafts on delete cascade,
    revision  integer not null,                    -- of the draft: of another one it means nothing
    document  bytea not null,                      -- the very bytes to be signed, encrypted with the draft's key
    frozen_at timestamptz not null,
    signed    bytea,                               -- the file that came back, encrypted likewise
    upload    uuid                                 -- of that file in the documents room, when it goes beside the document
);
alter table intake.signings alter column document set storage external;
alter table intake.signings alter column signed set storage external;
