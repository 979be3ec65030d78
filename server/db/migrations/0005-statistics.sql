-- A table that has just grown is planned as if it were still small until autovacuum has looked at it, within a minute or
-- so. Whoever writes much at once asks for new statistics of those tables that have more than doubled since the last;
-- only their owner may, hence the definer.
create function refresh_statistics() returns void language plpgsql security definer set search_path = public as $$
declare t regclass;
begin
  foreach t in array array['item', 'fact', 'obligation', 'discharge']::regclass[] loop
    if pg_relation_size(t) > (20 + 2 * (select relpages from pg_class where oid = t)) * current_setting('block_size')::bigint then
      execute format('analyze %s', t);
    end if;
  end loop;
end $$;
revoke execute on function refresh_statistics() from public;
grant execute on function refresh_statistics() to mingze_serve;
