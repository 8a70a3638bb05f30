-- Companies of a group may share a domain: name, country and parent tell which of them a lead belongs to.
alter table account_domains drop constraint account_domains_pkey;
alter table account_domains add primary key (domain, account_id);
