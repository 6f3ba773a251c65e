-- Lists of accounts for administrators: by the beginning of an address, a name or a surname, and staff alone.
create index accounts_by_address on accounts.accounts (email_key text_pattern_ops);
create index accounts_by_name on accounts.accounts (lower(name) text_pattern_ops);
create index accounts_by_surname on accounts.accounts (lower(regexp_replace(name, '^.* ', '')) text_pattern_ops);
create index accounts_of_staff on accounts.accounts (email_key) where roles <> '{}';
