-- A table that has just grown is planned as if it were still empty until autovacuum has looked at it, within a minute
-- or so. Whoever writes much at once brings the statistics up to date; only the tables' owner may, hence the definer.
create function refresh_statistics() returns void language plpgsql security definer set search_path = public as
  $$ begin analyze item, fact, obligation, discharge; end $$;
revoke execute on function refresh_statistics() from public;
grant execute on function refresh_statistics() to mingze_serve;
