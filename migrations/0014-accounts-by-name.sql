-- Of thousands of accounts whose names begin with one word, the nearest to a name are found at once.
create index accounts_by_name
  on accounts (split_part(name_key, ' ', 1), (name_key collate "C"), id);
drop index accounts_first_word;
