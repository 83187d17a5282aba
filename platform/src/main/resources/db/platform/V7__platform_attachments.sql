-- The files of cases: what they are and where they belong. The content lies in the blob store under its SHA-256.
create table attachment (
    id uuid primary key,
    version bigint not null,
    case_id text not null,
    item_id text not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    uploaded_at timestamptz not null,
    uploaded_by text not null,
    locked_at timestamptz,
    locked_by text,
    removed_at timestamptz,
    removed_by text,
    removal_reason text,
    constraint attachment_sha256_is_one check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint attachment_not_empty check (size > 0),
    constraint attachment_locked_by_somebody check ((locked_at is null) = (locked_by is null)),
    constraint attachment_removed_with_reason check (
        (removed_at is null) = (removed_by is null) and (removed_at is null) = (removal_reason is null)),
    constraint attachment_locked_stays check (locked_at is null or removed_at is null)
);
create index attachment_case on attachment (case_id, id);
-- Is a content still needed?
create index attachment_content on attachment (sha256) where removed_at is null;
