-- The truth: what was asked, what was written, and what the log was at that moment. `org` leads every key, so that
-- the same schema distributes by organisation. Nothing here is ever updated but the head.
create table org (
  org        integer primary key,
  log_origin text not null,
  verifier   text not null,
  opened     timestamptz not null
);

create table head (
  org      integer primary key references org,
  at       bigint not null,
  frontier bytea not null,
  clock    text
);

create table command (
  org      integer not null,
  command  text not null collate "C",
  at       bigint not null,
  n        integer not null,
  items    bigint[] not null,
  primary key (org, command)
);

create table entry (
  org       integer not null,
  at        bigint not null,
  command   text not null collate "C",
  actor     bigint not null,
  op        text not null,
  kind      text not null,
  version   integer not null,
  item      bigint not null,
  batch     text,
  recorded  timestamptz not null,
  envelope  bytea not null,
  body_hash bytea not null,
  leaf      bytea not null,
  primary key (org, at)
);
create index entry_item on entry (org, item, at);
create index entry_batch on entry (org, batch, at) where batch is not null;

create table body (
  org   integer not null,
  at    bigint not null,
  salt  bytea not null,
  bytes bytea not null,
  primary key (org, at)
);

create table checkpoint (
  org  integer not null,
  size bigint not null,
  n    integer not null,
  note text not null,
  made timestamptz not null,
  primary key (org, size, n)
);
