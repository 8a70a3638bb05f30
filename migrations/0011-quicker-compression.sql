-- The long texts of a decision are compressed while its lead waits. lz4 does it several times as fast as
-- PostgreSQL's own method, where the server was built with it.
do $$
begin
  alter table decisions
    alter column answer set compression lz4,
    alter column snapshot set compression lz4,
    alter column advice set compression lz4;
exception when feature_not_supported then
  null;
end
$$;
