-- What administrators look for: what happened to something, what somebody did, where a kind of act happened, and when. Newest first.
create index entries_by_time on audit.entries (at, id);
create index entries_by_object on audit.entries (object, at, id);
create index entries_by_actor on audit.entries (actor, at, id);
create index entries_by_action on audit.entries (action, at, id);
