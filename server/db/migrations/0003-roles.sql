-- The serving role adds to the truth and moves the head, nothing more; a second role, used by the destroy command
-- alone, may remove bodies. Row-level security guards the organisation a second time behind the scope of every query.
do $$ begin
  if not exists (select from pg_roles where rolname = 'mingze_serve') then create role mingze_serve login; end if;
  if not exists (select from pg_roles where rolname = 'mingze_destroy') then create role mingze_destroy login; end if;
exception when duplicate_object or unique_violation then null;
end $$;

grant usage on schema public to mingze_serve, mingze_destroy;
grant select on org, head, command, entry, body, checkpoint to mingze_serve, mingze_destroy;
grant insert on command, entry, body, checkpoint to mingze_serve, mingze_destroy;
grant update on head to mingze_serve, mingze_destroy;
grant delete on body to mingze_destroy;
grant select, insert, update, delete on serial, item, fact, obligation, discharge, coverage to mingze_serve, mingze_destroy;

do $$ declare t text; begin
  foreach t in array array['org', 'head', 'command', 'entry', 'body', 'checkpoint', 'serial', 'item', 'fact', 'obligation', 'discharge', 'coverage'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy one_organisation on %I using (org = nullif(current_setting(''mingze.org'', true), '''')::integer)', t);
  end loop;
end $$;
