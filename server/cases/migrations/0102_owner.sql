-- The account shows open and closed cases apart: without the state in the index, a few closed ones behind many open ones
-- cost a walk over all of them.
drop index cases.cases_by_owner;
create index cases_by_owner on cases.cases (owner, open, received_at desc) where owner is not null;
