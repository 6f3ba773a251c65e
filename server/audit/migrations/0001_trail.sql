create schema if not exists audit;

-- What happened. A row is written by the transaction of the act itself; nothing here waits for another transaction.
-- xid orders entries for the sealer: once every transaction below some xid has ended, no entry of theirs can still appear.
create table audit.entries (
    xid xid8 not null default pg_current_xact_id(),
    id bigint generated always as identity,
    at timestamptz not null default clock_timestamp(),
    actor text not null check (actor <> ''),
    action text not null check (action <> ''),
    object text not null,
    details json not null default '{}',
    primary key (xid, id)
);

-- The chain over them, written by the sealer only: position is without gaps, hash = SHA-256 over the former hash and the entry.
-- No foreign key: it would lock and so write every entry a second time. The verification finds a missing entry.
create table audit.chain (
    position bigint primary key check (position > 0),
    entry_xid xid8 not null,
    entry_id bigint not null,
    hash bytea not null check (length(hash) = 32),
    unique (entry_xid, entry_id)
);

-- Signed heads: up to here, this is the chain.
create table audit.heads (
    position bigint primary key,
    hash bytea not null check (length(hash) = 32),
    at timestamptz not null,
    key_id text not null,
    signature bytea not null
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is only ever added to' using errcode = 'restrict_violation';
end
$$;

create trigger entries_stay before update or delete on audit.entries for each row execute function audit.refuse_change();
create trigger entries_are_kept before truncate on audit.entries execute function audit.refuse_change();
create trigger chain_stays before update or delete on audit.chain for each row execute function audit.refuse_change();
create trigger chain_is_kept before truncate on audit.chain execute function audit.refuse_change();
create trigger heads_stay before update or delete on audit.heads for each row execute function audit.refuse_change();
create trigger heads_are_kept before truncate on audit.heads execute function audit.refuse_change();
