-- Who is signed in: only the digest of a session's secret is kept.
create table session (
  org     integer not null,
  digest  bytea not null,
  person  bigint not null,
  role    text not null,
  created timestamptz not null,
  expires timestamptz not null,
  primary key (org, digest)
);
alter table session enable row level security;
create policy one_organisation on session using (org = nullif(current_setting('mingze.org', true), '')::integer);
grant select, insert, delete on session to mingze_serve;

-- A report that is still being written: the author's words, by report and year.
create table draft (
  org     integer not null,
  report  text not null,
  year    integer not null,
  words   jsonb not null,
  saved   timestamptz not null,
  primary key (org, report, year)
);
alter table draft enable row level security;
create policy one_organisation on draft using (org = nullif(current_setting('mingze.org', true), '')::integer);
grant select, insert, update on draft to mingze_serve;
