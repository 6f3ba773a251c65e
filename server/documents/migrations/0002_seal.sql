-- Until this moment nobody but the owner reads what lies under the key. The wrapped key is authenticated with it: another
-- value here doesn't open the key sooner, it makes it unreadable.
alter table documents.keys add column sealed_until timestamptz;
