-- Leads of a company that is no account of ours are found by its domain, so that they can stay together.
create index leads_by_domain on leads (domain) where account_id is null and domain is not null;
