-- The projection: what entries amount to. Rebuilt from them alone; made once in `public` and once more, under
-- another schema, whenever a rebuilt ledger is compared with the live one.
create table serial (
  org  integer not null,
  kind text not null collate "C",
  year integer not null,
  last integer not null,
  primary key (org, kind, year)
);

create table item (
  org        integer not null,
  item       bigint not null,
  kind       text not null collate "C",
  version    integer not null,
  serial     integer,
  year       integer,
  state      text not null,
  held       date,
  unit       bigint,
  occasion   bigint,
  provenance text not null,
  late       boolean not null,
  first      bigint not null,
  latest     bigint not null,
  "row"      jsonb,
  primary key (org, item)
);
create index item_kind on item (org, kind, held desc, item desc);
create index item_unit on item (org, kind, unit, held desc, item desc);
create index item_occasion on item (org, occasion) where occasion is not null;

create table fact (
  org      integer not null,
  since    bigint not null,
  place    integer not null,
  until    bigint,
  item     bigint not null,
  occasion bigint not null,
  kind     text not null collate "C",
  code     text collate "C",
  person   bigint,
  unit     bigint,
  day      date not null,
  "end"    date,
  num      double precision,
  ref      bigint,
  late     boolean not null,
  primary key (org, since, place)
);
create index fact_person on fact (org, person, kind) where until is null and person is not null;
create index fact_unit on fact (org, unit, kind) where until is null and unit is not null;
create index fact_occasion on fact (org, occasion, kind) where until is null;
create index fact_item on fact (org, item) where until is null;
create index fact_ref on fact (org, ref, kind) where until is null and ref is not null;
create index fact_kind on fact (org, kind, day);

create table obligation (
  org         integer not null,
  duty        bigint not null,
  subject     bigint not null,
  period      text not null collate "C",
  since       bigint not null,
  until       bigint,
  rule        integer not null,
  starts      date not null,
  due         date not null,
  provisional boolean not null,
  unit        bigint not null,
  state       text not null collate "C",
  held        date,
  need        double precision not null,
  got         double precision not null,
  late        boolean not null,
  primary key (org, duty, subject, period, since)
);
create index obligation_current on obligation (org, duty, subject) where until is null;
create index obligation_unit on obligation (org, unit, due, duty, subject, period) where until is null;
create index obligation_due on obligation (org, due, duty, subject, period) where until is null;
create index obligation_held on obligation (org, held) where until is null and held is not null;
create index obligation_subject on obligation (org, subject, due) where until is null;

create table discharge (
  org              integer not null,
  since            bigint not null,
  place            integer not null,
  duty             bigint not null,
  subject          bigint not null,
  period           text not null collate "C",
  obligation_since bigint not null,
  amount           double precision not null,
  primary key (org, duty, subject, period, obligation_since, since, place)
);
create index discharge_fact on discharge (org, since, place);

create table coverage (
  org   integer not null,
  duty  bigint not null,
  unit  bigint not null,
  due   date not null,
  state text not null collate "C",
  late  boolean not null,
  n     bigint not null,
  primary key (org, duty, unit, due, state, late)
);
